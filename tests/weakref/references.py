# weakref.ref: alive, dead, equality, hash, what can be referred to.
import gc
import weakref


class A:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, A) and self.n == other.n

    def __hash__(self):
        return hash(self.n)


def function():
    pass


a, b = A(1), A(1)
r, s = weakref.ref(a), weakref.ref(b)
print(r() is a, r is weakref.ref(a), r == s, r != s, hash(r) == hash(a), {r: 5}[s], repr(r).startswith("<weakref at 0x"), type(r).__name__, isinstance(r, weakref.ref))
print(weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r], r.__callback__, weakref.ref(a, print).__callback__ is print)
del a
gc.collect()
print(r(), r == s, r == r, hash(r) == hash(1), "dead" in repr(r), s().n)
dead = weakref.ref(A(2))
gc.collect()
print(dead())
try:
    hash(dead)
except TypeError as error:
    print(error)
kept = [A, function, {1}, frozenset([2]), (i for i in [1]), weakref, b]
print([weakref.ref(x)() is x for x in kept], weakref.ref(len)() is len, weakref.ref(int)() is int)
for wrong in (1, "a", (), [], {}, None, 1.5, b"a", range(3)):
    try:
        weakref.ref(wrong)
    except TypeError as error:
        print(error)
for call in (lambda: r(1), lambda: weakref.ref(), lambda: r < s):
    try:
        call()
    except TypeError:
        print("TypeError")


def make_cycle():
    cycle = A(3)
    cycle.me = [cycle]
    return weakref.ref(cycle)


c = make_cycle()
gc.collect()
print(c())
many = [A(i) for i in range(50)]
refs = list(map(weakref.ref, many))
del many[::2]
gc.collect()
print([r() is not None for r in refs] == [False, True] * 25)
