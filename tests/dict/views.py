# keys, values and items are live views with set operations, length, membership and reversal.
d = {'a': 1, 'b': 2, 'c': 3}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), len(values), len(items))
d['d'] = 4
del d['a']
print(list(keys), list(values), list(items), len(items))
print('b' in keys, 'a' in keys, 4 in values, ('b', 2) in items, ('b', 3) in items, 'b' in items, ('b',) in items)
print(sorted(keys & {'b', 'x'}), sorted(keys | ['z']), sorted(keys - {'b'}), sorted(keys ^ {'b', 'q'}), type(keys & set()).__name__)
print(keys == {'b', 'c', 'd'}, keys == ['b', 'c', 'd'], keys >= {'b'}, keys < {'b', 'c', 'd', 'e'}, keys.isdisjoint('xyz'), items == {('b', 2), ('c', 3), ('d', 4)})
print(sorted(items & {('b', 2), ('c', 0)}), sorted(items - {('b', 2)}), items == d.copy().items(), values == d.values(), keys == d.keys())
print(list(reversed(keys)), list(reversed(values)), list(reversed(items)), [k + str(v) for k, v in items], max(values), sorted(items, key=lambda i: -i[1]))
print(sum(d.values()), ''.join(d), ''.join(d.keys()), dict(map(reversed, d.items())), list(zip(d.keys(), d.values())) == list(d.items()))
for f in (lambda: keys[0], lambda: hash(values) and 0 or values[0], lambda: keys + keys, lambda: keys & 5):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(isinstance(keys, dict), iter(keys) is keys, {}.keys(), {}.items(), {}.values(), bool({}.keys()), bool(keys))
