# Expected text: the namespace of a built-in module lies in flash, so it is a view that cannot be changed
# (setting an attribute of the module can).
import math

space = vars(math)
for change in ("space['pi'] = 3", "del space['pi']", "space.clear()", "space.update(pi=3)"):
    try:
        exec(change)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
math.pi = 4
print(math.pi, vars(math)["pi"])
