# __getattr__ that makes attributes, __setattr__ that refuses them.
class Auto:
    real = "class attribute"

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        value = []
        setattr(self, name, value)
        return value


a = Auto()
a.new.append(1)
print(a.new, a.real, a.new is a.new, getattr(a, "_x", "default"), hasattr(a, "other"))


class Frozen:
    def __init__(self):
        super().__setattr__("x", 1)
    def __setattr__(self, name, value):
        raise AttributeError("cannot set %s to %r" % (name, value))


f = Frozen()
for name, value in (("x", 2), ("y", [])):
    try:
        setattr(f, name, value)
    except AttributeError as e:
        print(e, f.x)
