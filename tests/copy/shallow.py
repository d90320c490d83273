# copy(): containers, instances, slots, derived classes, __copy__.
from copy import copy
import copy as module
inner = [1]
for x in ([inner], {"k": inner}, {1, 2}, (inner,), bytearray(b"ab"), "text", 5, None, len, int, frozenset([1]), range(3), b"x"):
    y = copy(x)
    print(type(x).__name__, y == x, y is x)
class P:
    shared = []
    def __init__(self, x):
        self.x = x
        self.list = inner
    def __call__(self):
        return self.x
p = P(1)
p.later = "added"
q = copy(p)
q.x = 2
print(p.x, q.x, q.list is p.list, q.later, type(q).__name__, q(), q is not p)
class S:
    __slots__ = ("a", "b")
s = S()
s.a = 1
t = copy(s)
print(t.a, hasattr(t, "b"), t is s)
class L(list):
    pass
class D(dict):
    pass
l = L([1, 2])
l.name = "n"
m = copy(l)
m.append(3)
d = D(a=1)
e = copy(d)
e["b"] = 2
print(l, m, m.name, type(m).__name__, d, e, type(e).__name__)
class Own:
    def __copy__(self):
        return "own copy"
print(copy(Own()))
from collections import deque, OrderedDict, defaultdict, namedtuple
print(copy(deque([1, 2], 5)), copy(OrderedDict(a=1)), copy(defaultdict(int, a=1)), copy(namedtuple("N", "x")(1)))
print(module.Error is module.error, issubclass(module.Error, Exception))
