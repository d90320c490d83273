# repr and comparison of structures that contain themselves.
# faults: cyclic
a = [1]
a.append(a)
d = {"k": 1}
d["self"] = d
t = ([],)
t[0].append(t)
print(a, d, t)
m = [a, a, [a]]
print(m)
b = []
b.append({"b": b, "c": (b,)})
print(b, str(b) == repr(b), f"{a}", "%s" % (d,))

class Box:
    def __init__(self):
        self.items = [self]
    def __repr__(self):
        return "Box(%r)" % (self.items,)

try:
    print(repr(Box()))
except RecursionError:
    print("RecursionError in repr")

class Careful(Box):
    def __repr__(self):
        return "Careful(%d)" % len(self.items)

c = Careful()
c.items.append(c.items)
print(c.items)
x, y = [], []
x.append(y)
y.append(x)
try:
    print(x == y)
except RecursionError:
    print("RecursionError in ==")
p, q = {}, {}
p["o"], q["o"] = q, p
try:
    print(p == q)
except RecursionError:
    print("RecursionError in dict ==")
print(x == x, a == a, a in a, a.index(a), d == d, d["self"]["self"]["k"])
try:
    x < y
except RecursionError:
    print("RecursionError in <")
try:
    hash(t)
except TypeError as e:
    print(e)
u = (1, [2])
u[1].append(u)
print(u, u[1][1] is u)
s = [[1, 2], [3]]
s[0].append(s[1])
s[1].append(s[0])
print(s)
