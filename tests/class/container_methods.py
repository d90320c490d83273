# __len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, __reversed__.
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
print(len(r), r[4], r[-1], r[1:6], r[:7:3])
r[5] = "C"
del r[0]
r[0] += "!"
print(r.items, "C" in r, "x" not in r, list(r), [*r], reversed(r), bool(r), bool(Ring()))
print(sorted(r), max(r), ",".join(r), dict(enumerate(r)), sum(map(len, r)))
