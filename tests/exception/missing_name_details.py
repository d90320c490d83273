# What AttributeError and NameError say and keep.
class Thing:
    pass
for f in (lambda: Thing().missing, lambda: Thing.missing, lambda: missing, lambda: "s".missing, lambda: Thing().__secret):
    try:
        f()
    except (AttributeError, NameError) as e:
        print(type(e).__name__, "|", e, "|", e.args)
def lookup(container, key, default=None):
    try:
        return container[key]
    except (LookupError, TypeError) as e:
        return default or type(e).__name__
print(lookup([1], 0), lookup([1], 5), lookup({}, 5), lookup({}, []), lookup(5, 0), lookup([1], "0", "d"))
