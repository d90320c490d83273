# ChainMap: lookup through several dicts, changes in the first.
from collections import ChainMap
base, local = {"a": 1, "b": 2}, {"b": 20}
c = ChainMap(local, base)
print(c, c["a"], c["b"], len(c), sorted(c), "a" in c, "z" in c, c.get("z"), c.get("z", 0), c.maps[0] is local)
c["a"] = 100
print(local, base, c["a"], dict(c), sorted(c.items()), sorted(c.keys()), sorted(c.values()))
del c["a"]
child = c.new_child({"q": 9})
print(child["q"], child.parents == c, child.new_child().maps, child.pop("q"), c["a"])
for f in (lambda: c["zz"], lambda: child.__delitem__("a"), lambda: c.pop("a"), lambda: ChainMap().popitem()):
    try:
        f()
    except KeyError as e:
        print("KeyError", e)
d = c.copy()
d["new"] = 1
print("new" in c, bool(ChainMap()), bool(c), list(ChainMap({"x": 1}, {"y": 2, "x": 3})), c == {"a": 1, "b": 20})
c.update(k=5)
print(c.setdefault("k", 6), c.setdefault("m", 7), local, c.popitem())
