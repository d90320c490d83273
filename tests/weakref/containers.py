# weakref: dicts and sets of weak references, WeakMethod, finalize.
import gc
import weakref
from weakref import WeakKeyDictionary, WeakMethod, WeakSet, WeakValueDictionary, finalize
class Thing:
    def __init__(self, name):
        self.name = name
    def hello(self):
        return "hello " + self.name
    def __repr__(self):
        return self.name
def collect():
    [None] * 50  # what registers still hold is overwritten
    gc.collect()
def main():
    kept = [Thing(str(i)) for i in range(5)]
    values, keys, items = WeakValueDictionary(), WeakKeyDictionary(), WeakSet()
    for i in range(5):
        values[i] = kept[i]
        keys[kept[i]] = i * 10
        items.add(kept[i])
    values["x"] = kept[0]
    print(len(values), len(keys), len(items), values[3], keys[kept[3]], kept[2] in items, 7 in values, values.get(9, "none"))
    print(sorted(values.keys(), key=str), sorted(keys.values()), sorted(map(repr, items)), list(values.items())[:2])
    return kept, values, keys, items
kept, values, keys, items = main()
del kept[1:3]
collect()
print(len(values), len(keys), len(items), sorted(values.keys(), key=str), 1 in values, sorted(keys.values()), sorted(map(repr, items)))
try:
    values[1]
except KeyError as e:
    print("KeyError", e)
print(values.pop(0), values.pop(0, "gone"), values.setdefault("new", kept[1]), keys.pop(kept[0]), len(keys.copy()), keys.get("no", 1) if 0 else 1)
print((items | {kept[0]}) == items, len(items - [kept[0]]), items >= WeakSet(kept[:1]), kept[0] in items & kept)
m = WeakMethod(kept[0].hello)
print(m()(), m == WeakMethod(kept[0].hello))
f = finalize(kept[0], print, "finalized", sep="|")
g = finalize(kept[1], print, "never")
print(f.alive, f.peek()[1:], g.detach()[0], g.alive, g())
kept.clear()
values.clear()
items.clear()
collect()
collect()
print(f.alive, f(), m(), len(keys))
try:
    WeakMethod(len)
except (TypeError, AttributeError) as e:
    print(type(e).__name__)
