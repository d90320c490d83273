# deepcopy(): nesting, sharing, cycles, instances, __deepcopy__, what is not copied.
from copy import deepcopy
a = [1, [2, {"k": [3]}], (4, [5]), {6}]
b = deepcopy(a)
b[1][1]["k"].append(99)
b[2][1].append(98)
print(a, b, b[3] is a[3])
shared = [0]
c = deepcopy([shared, shared, (shared, 1), ("const", 2)])
print(c[0] is c[1], c[0] is shared, c[2][0] is c[0])
t = (1, "a", None)
print(deepcopy(t) is t, deepcopy(len) is len, deepcopy(int) is int)
loop = [1]
loop.append(loop)
copied = deepcopy(loop)
print(copied[1] is copied, copied is loop, copied)
pair = ([],)
pair[0].append(pair)
other = deepcopy(pair)
print(other[0][0] is other, other is pair)
class Node:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self.children = []
        if parent:
            parent.children.append(self)
root = Node("root")
Node("leaf", root)
new = deepcopy(root)
print(new.children[0].parent is new, new.children[0] is root.children[0], new.children[0].name)
class Own:
    def __init__(self, x):
        self.x = x
    def __deepcopy__(self, memo):
        return Own(("deep", deepcopy(self.x, memo)))
print(deepcopy([Own([1])])[0].x)
class L(list):
    pass
l = L([[1]])
l.note = {"n": [2]}
m = deepcopy(l)
m[0].append(5)
m.note["n"].append(6)
print(l, l.note, m, m.note, type(m).__name__)
from collections import deque, namedtuple
N = namedtuple("N", "x y")
n = N([1], 2)
k = deepcopy(n)
k.x.append(9)
d = deque([[1]], 3)
e = deepcopy(d)
e[0].append(2)
print(n, k, d, e, e.maxlen)
memo = {}
x = [1]
y = deepcopy(x, memo)
print(deepcopy(x, memo) is y, deepcopy(bytearray(b"ab")), deepcopy({(1, 2): [3]}))
