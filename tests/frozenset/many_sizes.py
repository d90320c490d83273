# Frozensets of every size up to 60 and at growth limits, against sorted lists.
for n in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33, 60, 128, 129, 300):
    items = [i * i % 1009 for i in range(n)]
    f = frozenset(items)
    s = set(items)
    assert f == s and len(f) == len(s) and sorted(f) == sorted(s) and frozenset(s) == f and hash(frozenset(s)) == hash(f)
    assert all(i in f for i in items) and -1 not in f and 'x' not in f
    assert f | s == f and f & s == f and f - s == frozenset() and f ^ s == set() and f <= s and not f < s
    half = frozenset(items[:n // 2])
    assert half <= f and sorted(f - half) == [x for x in sorted(f) if x not in half] and (f - half) | half == f
    if n % 3 == 0:
        print(n, len(f), sorted(f)[-3:], sum(half))
strings = frozenset('k%d' % (i % 70) for i in range(200))
print(len(strings), 'k69' in strings, 'k70' in strings, sorted(strings)[:4])
pairs = frozenset((i, -i) for i in range(40))
print(len(pairs), (7, -7) in pairs, (7, 7) in pairs, max(pairs), min(pairs))
print(len(frozenset(range(50)) ^ frozenset(range(25, 75))), len(frozenset([float(i) for i in range(5)]) | frozenset(range(5))))
