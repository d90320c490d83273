# What containers do not support, and errors from their methods.
class Ring:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(i.start or 0, i.stop, i.step or 1)]
        return self.items[i % len(self.items)]

    def __setitem__(self, i, value):
        self.items[i % len(self)] = value

    def __delitem__(self, i):
        del self.items[i % len(self)]

    def __contains__(self, item):
        print("contains?", end=" ")
        return item in self.items

    def __iter__(self):
        print("iter", end=" ")
        return iter(self.items)

    def __reversed__(self):
        return "reversed called"


r = Ring("a", "b", "c")
r[5] = "C"
r[0] += "!"


class Grid:
    def __init__(self):
        self.cells = {}

    def __setitem__(self, key, value):
        self.cells[key] = value

    def __getitem__(self, key):
        return self.cells.get(key, ".")
for f in (lambda: r["k"], lambda: Grid()[0:1], lambda: len(Grid()), lambda: iter(5), lambda: Ring()[0]):
    try:
        print(f())
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
