# defaultdict and OrderedDict: missing keys, order, methods, repr.
from collections import defaultdict, OrderedDict
d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
d["b"]
print(d, dict(d), d.default_factory is list, d.get("c"), "c" in d, len(d), d == {"a": [1, 2], "b": []})
n = defaultdict(int, {"x": 5}, y=6)
for ch in "hello":
    n[ch] += 1
print(sorted(n.items()), n.copy()["zz"], "zz" in n, type(n.copy()).__name__)
try:
    defaultdict(None, a=1)["b"]
except KeyError as e:
    print("KeyError", e)
try:
    defaultdict(5)
except TypeError as e:
    print(e)
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(dict(t["a"]["b"]), isinstance(t["a"], dict), list(t))
print(defaultdict(int, a=1) | {"b": 2}, {"b": 2} | defaultdict(int, a=1))
class Keyed(defaultdict):
    def __missing__(self, key):
        return key * 2
print(Keyed()[4], Keyed())
o = OrderedDict([("b", 1), ("a", 2), ("c", 3)])
o.move_to_end("b")
print(o, list(o), o["a"])
o.move_to_end("c", last=False)
print(list(o.items()), o.popitem(), o.popitem(last=False), o, OrderedDict())
print(OrderedDict(a=1, b=2) == OrderedDict([("b", 2), ("a", 1)]), OrderedDict(a=1, b=2) == {"b": 2, "a": 1})
print(OrderedDict(a=1) != OrderedDict(a=1), list(reversed(OrderedDict(a=1, b=2))), OrderedDict.fromkeys("ba", 0))
for f in (lambda: OrderedDict().popitem(), lambda: o.move_to_end("zz"), lambda: OrderedDict().popitem(False)):
    try:
        f()
    except KeyError as e:
        print("KeyError", e)
o = OrderedDict(x=1)
o.update(y=2, x=3)
o["z"] = o.pop("x")
c = o.copy()
c["w"] = 0
print(o, list(c), type(c).__name__, o | {"q": 1}, o.setdefault("y", 5))
