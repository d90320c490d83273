# __getattr__ in a module answers for names that it lacks; a submodule still can be imported.
import lazy
from lazy import spam, here
print(spam, here, lazy.spam, "spam" in dir(lazy), getattr(lazy, "none", "default"), hasattr(lazy, "none"))
print(lazy.Kept is lazy.Kept, lazy.Kept.__qualname__, "Kept" in dir(lazy))
for name in ("missing", "wrong"):
    try:
        print(getattr(lazy, name))
    except (AttributeError, KeyError) as e:
        print(type(e).__name__, e)
try:
    lazy.other
except AttributeError as e:
    print(e)
try:
    from lazy import nothing
except ImportError as e:
    print(type(e).__name__, str(e)[:40])
from lazy import part
print(part.x, sorted(set(name for name in lazy.asked if name[0] != "_" and name != "part")))
lazy.__getattr__ = lambda name: name.upper()
print(lazy.loud, lazy.here)
lazy.__getattr__ = "no function"
try:
    lazy.loud
except TypeError as e:
    print(e)
del lazy.__getattr__
try:
    lazy.loud
except AttributeError as e:
    print(e)
