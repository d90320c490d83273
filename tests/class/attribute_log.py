# __setattr__ and __delattr__ that keep a history, with object's own methods below.
class Tracked:
    def __init__(self):
        object.__setattr__(self, "history", [])

    def __setattr__(self, name, value):
        old = getattr(self, name, None)
        self.history.append("{}: {!r} -> {!r}".format(name, old, value))
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.history.append("del " + name)
        object.__delattr__(self, name)


class Valve(Tracked):
    def __init__(self, size):
        super().__init__()
        self.size = size
        self.open = False

    def turn(self):
        self.open = not self.open
        return self


v = Valve(5)
v.turn().turn()
v.size += 1
v.size |= 8
del v.size
for line in v.history:
    print(line)
try:
    del v.size
except AttributeError:
    print(v.history[-1], hasattr(v, "size"))
