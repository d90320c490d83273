# Every way to walk a dict: keys, items, sorted, reversed, zip, enumerate, unpacking, next.
d = {'one': 1, 'two': 2, 'three': 3}
for k in d:
    print(k, end=' ')
for k, v in d.items():
    print(k, v, end=';')
for i, (k, v) in enumerate(d.items()):
    print(i, k, v, end=' ')
print()
print(sorted(d), sorted(d, key=d.get, reverse=True), sorted(d.values()), min(d), max(d, key=lambda k: d[k]), list(map(str.upper, d)), tuple(d), set(d) == {'one', 'two', 'three'})
a, b, c = d
first, *rest = d.items()
print(a, b, c, first, rest, [*d], [*d.values()], {*d} == set(d), print(*d, sep='-'))
it = iter(d)
print(next(it), next(it), list(it), next(it, 'end'))
print(list(reversed(d.items())), any(v > 2 for v in d.values()), all(d), sum(len(k) * v for k, v in d.items()), ' '.join(f'{k}={v}' for k, v in d.items()))
total = 0
while d:
    k, v = d.popitem()
    total += v
print(total, d)
for k in {}:
    print('never')
else:
    print('else')
