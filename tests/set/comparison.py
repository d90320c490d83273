# Subset and superset comparisons are a partial order; equality with frozenset.
a, b, c = {1, 2}, {1, 2, 3}, {3, 4}
for x, y in ((a, b), (b, a), (a, c), (a, {2, 1}), (set(), a), (a, a), (frozenset(a), b), (b, frozenset(b))):
    print(x < y, x <= y, x == y, x != y, x >= y, x > y)
print(set() < {0}, set() <= set(), not {1} < {2}, not {1} > {2}, {1} <= {1.0}, a == 'ab', a != 5, a == (1, 2))
families = [{1}, {1, 2}, set(), {1, 2, 3}]
print(sorted(families, key=len), sorted([sorted(f) for f in families]), max(families, key=len) > {1}, {1, 2} in families, families.index({2, 1}))
for f in (lambda: a < [1], lambda: a >= 'x', lambda: a > 5, lambda: None < a):
    try:
        print(f())
    except TypeError as e:
        print(e)
nan = float('nan')
print({nan} == {nan}, {float('nan')} == {float('nan')}, len({nan, nan}), len({float('nan'), float('nan')}))
print({(1, 2)} == {(1.0, 2.0)}, {frozenset([1])} == {frozenset({True})}, {b'a'} == {'a'}, {'a', None} >= {None})
