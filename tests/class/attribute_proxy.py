# A proxy that passes every attribute access on.
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append("get " + name)
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        self.log.append("set " + name)
        setattr(self._target, name, value)

    def __delattr__(self, name):
        self.log.append("del " + name)
        delattr(self._target, name)


class Thing:
    colour = "red"


thing = Thing()
p = Proxy(thing)
print(p.colour, p._target is thing)
p.size = 5
p.size += 1
print(thing.size, p.size)
del p.size
print(hasattr(p, "size"), hasattr(thing, "size"))
try:
    p.nothing
except AttributeError as e:
    print(e)
print(p.log)
print(Proxy([3, 1]).sort(), Proxy("abc").upper(), Proxy({}).get("k", "d"))
