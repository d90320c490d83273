# Construction, equality, membership and text of frozensets.
f = frozenset([3, 1, 2, 3])
print(sorted(f), len(f), 2 in f, 9 in f, frozenset(), frozenset([1]), frozenset('a'), frozenset({'k': 1}), bool(frozenset()), bool(f))
print(f == {1, 2, 3}, {1, 2, 3} == f, f == frozenset({1, 2, 3}), f != {1}, f == [1, 2, 3], frozenset() == set(), frozenset([1]) == frozenset([1.0, True]))
print(frozenset(f) is f, f.copy() is f, f | frozenset() == f, sorted(set(f)), sorted(list(f)), sorted(frozenset(range(3))), max(f), sum(f))
print(repr(frozenset([5])), str(frozenset()), '%s' % frozenset('z'), f'{frozenset([1])!r:>16}|', [frozenset([2])], {frozenset(): 1})
x, = frozenset('q')
print(x, [i for i in frozenset([7])], sorted(frozenset('hello')), isinstance(f, set), isinstance(f, frozenset), issubclass(frozenset, set))
for g in (lambda: frozenset([[]]), lambda: frozenset(5), lambda: f[0], lambda: f.add(1), lambda: f + f, lambda: f < [1], lambda: frozenset([1], [2])):
    try:
        print(g())
    except AttributeError as e:
        print(e)
    except TypeError as e:
        print('TypeError', e if 'argument' not in str(e) else '')
