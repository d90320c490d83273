# collections.abc: which built-in types are which, by their methods or because they count as such; mixin methods.
import collections
import collections.abc
from array import array
from collections.abc import *
names = sorted(collections.abc.__all__)
for x in (1, "a", b"a", bytearray(), [], (), {}, set(), frozenset(), range(3), {}.keys(), {}.items(), {}.values(), iter([]),
          (i for i in []), len, None, memoryview(b""), type, collections.deque(), array("b"), collections.ChainMap()):
    print(type(x).__name__, [n for n in names if isinstance(x, getattr(collections.abc, n))])
class Seq(Sequence):
    def __len__(self):
        return 3
    def __getitem__(self, i):
        if not 0 <= i < 3:
            raise IndexError(i)
        return i * i
s = Seq()
print(list(s), list(reversed(s)), 4 in s, 5 in s, s.index(4), s.count(1), isinstance(s, Reversible), issubclass(Seq, Collection))
class Lower(MutableMapping):
    def __init__(self):
        self.inner = {}
    def __getitem__(self, key):
        return self.inner[key.lower()]
    def __setitem__(self, key, value):
        self.inner[key.lower()] = value
    def __delitem__(self, key):
        del self.inner[key.lower()]
    def __iter__(self):
        return iter(self.inner)
    def __len__(self):
        return len(self.inner)
m = Lower()
m.update({"A": 1}, B=2)
print(dict(m), m["a"], "b" in m, m.get("x", 9), m.pop("B"), m.setdefault("C", 5), sorted(m.items()), m == {"a": 1, "c": 5})
print(m.keys() & {"a"}, m.keys() | {"z"} >= {"z"}, list(m.values()), ("a", 1) in m.items(), 5 in m.values(), m.popitem())
class Bits(MutableSet):
    def __init__(self, items=()):
        self.items = sorted(set(items))
    def __contains__(self, x):
        return x in self.items
    def __iter__(self):
        return iter(self.items)
    def __len__(self):
        return len(self.items)
    def add(self, x):
        self.items = sorted({*self.items, x})
    def discard(self, x):
        self.items = [y for y in self.items if y != x]
a, b = Bits([1, 2, 3]), Bits([3, 4])
print(*[list(x) for x in (a & b, a | b, a - b, a ^ b, {1, 9} - a, a - [1])], a > Bits([1]), a <= b, a == {1, 2, 3}, a.isdisjoint([7]))
a |= b
a -= [1]
print(list(a), a.pop(), Bits([1])._hash() == hash(frozenset([1])))
for make in (Sequence, lambda: Hashable()):
    try:
        make()
    except TypeError as e:
        print(e)
class Duck:
    pass
print(issubclass(Duck, Mapping), Mapping.register(Duck) is Duck, issubclass(Duck, Mapping), isinstance(Duck(), Collection))
class NoHash:
    __hash__ = None
print(isinstance(NoHash(), Hashable), isinstance(Duck(), Callable), isinstance(Duck, Callable))
