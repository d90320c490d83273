# Dicts as values of themselves, sizes around growth limits, None values, and copies at every size.
for n in (0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 17, 21, 22, 32, 33, 64, 85, 86, 128, 129, 255, 256, 257, 300):
    d = {i: -i for i in range(n)}
    assert len(d) == n and list(d) == list(range(n)) and d.copy() == d and dict(d) == d and {**d} == d
    assert n not in d and d.get(n, 'no') == 'no' and all(d[i] == -i for i in range(n))
    copy = d.copy()
    copy['extra'] = 0
    assert 'extra' not in d and len(copy) == n + 1
    for i in range(n):
        assert d.popitem() == (n - 1 - i, i + 1 - n)
    assert d == {}
    if n % 4 == 1:
        print(n, len(copy), list(copy)[-1])
d = {'none': None, None: 'none'}
print(d['none'], d[None], d.get('none', 'default'), d.get('other'), 'none' in d, None in d, d.setdefault('none', 5), d.pop(None))
d = {i: {j: {} for j in range(i)} for i in range(4)}
print(d, d[3][2], len(d[3]))
