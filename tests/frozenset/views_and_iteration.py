# Frozensets with dict views, comprehensions, star arguments, min, max, sorted and map.
d = {'a': 1, 'b': 2, 'c': 3}
f = frozenset('abx')
print(sorted(d.keys() & f), sorted(f - d.keys()), sorted(f | d.keys()), sorted(d.keys() ^ f), f >= {'a'}, d.keys() >= frozenset('ab'), f == d.keys(), frozenset(d) == d.keys())
print(sorted(frozenset(d.items()) & {('a', 1), ('z', 0)}), frozenset(d.values()) == {1, 2, 3}, {k: d[k] for k in sorted(f & frozenset(d))})
print(sorted([*f]), sorted((*f, 'z')), sorted({*f, *'yz'}), max(*frozenset([1, 9])), dict.fromkeys(sorted(f), 0), sorted(map(str.upper, f)), sorted(enumerate(frozenset('q'))))
print(frozenset(x % 3 for x in range(10)) == {0, 1, 2}, sorted(frozenset(map(len, ['a', 'bb', 'cc']))), sorted(zip(frozenset('a'), [1])), len(frozenset(zip('aab', 'xxy'))))
total = 0
for n in frozenset(range(10)):
    total += n
print(total, sorted(filter(None, frozenset([0, 1, 2]))), sum(frozenset([1, 2, 2])), any(frozenset([0])), all(frozenset()))
it = iter(frozenset([1, 2]))
print(sorted([next(it), next(it)]), next(it, 'end'), list(it))
groups = {}
for word in ('listen', 'silent', 'enlist', 'google', 'inlets', 'gogole'):
    groups.setdefault(frozenset(word), []).append(word)
print(sorted(groups.values()))
