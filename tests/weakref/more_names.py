# weakref: what few programs use of it, and finalizers that are called when the program ends.
import copy
import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __call__(self):
        return "called"


kept = [Thing(n) for n in "abcdef"]
one, two = weakref.WeakSet(kept[:4]), weakref.WeakSet(kept[2:])


def names(things):
    return sorted(map(repr, things))


for method in "difference_update", "intersection_update", "symmetric_difference_update", "update":
    changed = one.copy()
    print(method, getattr(changed, method)(kept[2:]), names(changed))
changed = one.copy()
changed -= two
print(names(changed))
changed = one.copy()
changed &= two
print(names(changed))
changed = one.copy()
changed ^= two
print(names(changed))
changed |= two
print(names(changed), names(one - two), names(one ^ two), one <= two, one.isdisjoint(two))
values = weakref.WeakValueDictionary({"x": kept[0]})
print(len(list(values.itervaluerefs())), sorted((values | {"y": kept[1]}).keys()), sorted(({"y": kept[1]} | values).keys()))
again = copy.deepcopy(values)
print(again["x"] is kept[0])
keys = weakref.WeakKeyDictionary({kept[0]: [1]})
again = copy.deepcopy(keys)
print(again[kept[0]] is keys[kept[0]], again[kept[0]], sorted(map(len, keys.values())))
proxy = weakref.proxy(kept[0])
print(isinstance(proxy, weakref.ProxyTypes), isinstance(proxy, weakref.CallableProxyType), proxy())
f = weakref.finalize(kept[0], print, "first", "at the end")
g = weakref.finalize(kept[1], print, "second", "at the end")
h = weakref.finalize(kept[2], print, "never")
h.atexit = False
print(f.atexit, h.atexit, f.alive)
g2 = weakref.finalize(kept[3], print, "called before")
print(g2(), g2(), g2.alive)
weakref.finalize(kept[4], lambda: 1 // 1)
print("end")
