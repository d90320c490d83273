# Callbacks that change the array while C code works on it. Expected text of its own: CPython crashes on this.
# faults: callback, resize
from array import array


class Act:
    def __init__(self, act, value):
        self.act, self.value = act, value

    def __index__(self):
        self.act()
        return self.value

    def __eq__(self, other):
        self.act()
        return other == self.value


a = array("i", range(50))


def shrink():
    del a[2:]


def refill():
    a.extend(range(100))


for access in (lambda: a[Act(shrink, 30)], lambda: a.__setitem__(30, Act(shrink, 1)), lambda: a.append(Act(shrink, 77)),
               lambda: a.insert(40, Act(shrink, 78)), lambda: a.pop(Act(shrink, 30)), lambda: a.index(Act(shrink, 99)),
               lambda: a.count(Act(shrink, 1)), lambda: a.remove(Act(shrink, 1)), lambda: a.__setitem__(1, Act(refill, 5)),
               lambda: a[Act(shrink, 10):Act(refill, 12)], lambda: a.extend(Act(shrink, n) for n in range(3))):
    del a[:]
    a.extend(range(50))
    try:
        access()
    except (IndexError, ValueError):
        pass
    print(a[:1], len(a) == len(a.tolist()) == len(a.tobytes()) // 4, len(a) in (1, 2, 3, 102, 150))
a = array("b", [1, 2])
it = iter(a)
print(next(it))
a.pop()
print(list(it))
a.extend([5, 6])
print(list(it))


class Lazy(array):
    def __init__(self, *arguments):
        pass


try:
    print(Lazy("b", [1, 2]).tolist(), len(Lazy("b")))
except TypeError as error:
    print(error)
for count in (1 << 62, 1 << 100):
    try:
        array("q", [1, 2]) * count
    except (MemoryError, OverflowError) as error:
        print("too large")
