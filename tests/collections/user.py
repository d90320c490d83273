# UserDict, UserList, UserString: classes derived from them, and what gives the same class again.
from collections import UserDict, UserList, UserString
class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)
    def __missing__(self, key):
        return key + "?"
u = Upper({"a": 1}, b=2)
u.update(c=3)
print(u, u["A"], u["x"], len(u), "A" in u, "a" in u, u.copy() == u, type(u.copy()).__name__, type(u | {"z": 1}).__name__, u.pop("A"))
print(sorted(u.items()), {**u}, Upper.fromkeys("xy", 0), u.data, bool(UserDict()), repr({"k": 0} | UserDict(q=1)))
class Evens(UserList):
    def append(self, x):
        super().append(x * 2)
e = Evens([1, 2])
e.append(3)
print(e, e[0], e[1:], type(e[1:]).__name__, e + [9], [0] + e, e * 2, e == [1, 2, 6], e < [2], e.index(6), e.count(1), 2 in e)
e += (7,)
e.sort(reverse=True)
e.insert(0, 5)
del e[1]
print(e, len(e), e.pop(), list(reversed(e)), e.copy(), sum(e))
class Name(UserString):
    def shout(self):
        return self.upper() + "!"
n = Name("ada")
print(n, n.shout(), type(n.shout()).__name__, n[0], len(n), n + "x", "x" + n, n * 2, n == "ada", n < "b", n.replace("a", "o"))
print(hash(n) == hash("ada"), n.split("d"), n.find("d"), "d" in n, n.startswith("a"), n.encode(), Name("%s-%d") % ("q", 3), int(Name("12")))
