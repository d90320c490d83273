# faults: lie, callback, cyclic
# What says it is a mapping and is none, factories and __missing__ that change the dict they serve.
from collections import ChainMap, OrderedDict, defaultdict


class Mapping:
    def __init__(self, keys, get=None):
        self.names, self.get = keys, get

    def keys(self):
        return self.names

    def __getitem__(self, key):
        return self.get(key) if self.get else key


def function(**named):
    return named


target = {}
for keys in (5, None, 'ab', [1, 2], [[]], iter('xy'), {1: 2}, [None]):
    for call in (dict, target.update, lambda m: {**m}, lambda m: function(**m), lambda m: OrderedDict(m), lambda m: {} | m):
        try:
            r = call(Mapping(keys))
            print(r if r is None else sorted(map(str, r)), end=' ')
        except TypeError as e:
            print('T', end=' ')
    print()
d = {'a': 1, 'b': 2}
for change in (d.clear, lambda: d.update({i: i for i in range(50)}), lambda: d.pop('a', 0)):
    d.update(Mapping(['a', 'b', 'c'], lambda key: change() and 0 or key))
    print(len(d))
for pairs in ([1], ['abc'], ['ab'], [(1,)], [(1, 2, 3)], [[[], 1]], [iter((1, 2))], 5, [None]):
    try:
        print(dict(pairs))
    except (TypeError, ValueError):
        print('refused')
counts = defaultdict(lambda: counts.clear() or counts.update(a=1) or 5)
print(counts['x'], sorted(counts), counts['y'], sorted(counts))


class Missing(dict):
    def __missing__(self, key):
        self[key] = self
        self.clear()
        return self


m = Missing(a=1)
print(m['q'] is m, m)
m['m'] = m
print(m, OrderedDict(m=m)['m'] is m)
o = OrderedDict(a=1, b=2, c=3)
try:
    for key in o:
        o.move_to_end(key)
        if key == 'c':
            break
except RuntimeError:
    pass
print(len(o), sorted(ChainMap({'a': 1}, {'b': 2})))
