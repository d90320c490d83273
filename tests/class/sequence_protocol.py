# A class with __len__ and __getitem__ is iterable, reversible and has in.
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


class Sequence:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        if 0 <= i < 3:
            return i * 11
        raise IndexError("end")


s = Sequence()
print(list(s), 22 in s, 5 in s, list(reversed(s)), [a for a in s], max(s), tuple(zip(s, s)))
