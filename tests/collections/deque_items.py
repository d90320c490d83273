# deque: indexes, search, insert, remove, operators, comparison, iteration while it changes.
from collections import deque
d = deque("abcdef")
print(d[0], d[-1], d[3], "c" in d, "z" in d, d.count("a"), d.index("d"), d.index("d", 2, -1), bool(deque()), bool(d))
d[1] = "B"
del d[0]
d.insert(1, "new")
d.insert(-1, "last")
d.insert(100, "end")
d.remove("e")
d.reverse()
print(d)
print(deque([1, 2]) + deque([3]), deque([1]) * 3, 2 * deque("ab"), deque([1, 2, 3], 4) * 2, deque(maxlen=2) + deque([1, 2, 3]))
e = deque([1])
same = e
e += [2, 3]
e += e
e *= 2
print(e, e is same, deque([1, 2]) == deque([1, 2]), deque([1]) == [1], deque([1, 2]) < deque([1, 3]), deque() != deque([0]))
c = e.copy()
c.clear()
print(c, len(e), deque("ab", maxlen=5).copy(), __import__("copy").copy(e) == e if False else e.copy() == e)
n = deque([1])
n.append(n)
print(n)
def fails(f):
    try:
        f()
    except (IndexError, ValueError, TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
fails(lambda: d[100])
fails(lambda: d.remove("zz"))
fails(lambda: d.index("zz"))
fails(lambda: deque([1]) + [2])
fails(lambda: deque([1, 2], 2).insert(0, 3))
fails(lambda: d["a"])
def grow():
    for x in d:
        d.append(x)
fails(grow)
def shrink():
    for x in reversed(d):
        d.popleft()
fails(shrink)
class Evil:
    def __eq__(self, other):
        d.clear()
        return False
d.extend([Evil(), 2])
fails(lambda: 5 in d)
class Stack(deque):
    def __init__(self, items):
        super().__init__(items, 3)
        self.name = "stack"
    def push(self, x):
        self.append(x)
s = Stack("abcd")
s.push(1)
print(list(s), s.maxlen, s.name, len(s), s[0], isinstance(s, deque))
it = iter(deque([1, 2]))
print(next(it), next(it), next(it, "end"), next(it, "end"))
