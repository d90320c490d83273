# Operators and methods of frozensets: the left operand gives the type; nothing changes in place.
a, b = frozenset([1, 2, 3]), frozenset([2, 3, 4])
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), type(a | {9}).__name__, type({9} | a).__name__, a & {3})
print(sorted(a.union([7], (8,))), sorted(a.intersection([1, 2])), sorted(a.difference([1])), sorted(a.symmetric_difference([1, 9])), type(a.union([1])).__name__)
print(a < b, a <= a, a > {1}, a >= {1, 2}, a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([8]), a.isdisjoint(b), {1} < a, a < {1, 2, 3, 4})
c = a
c |= {10}
print(sorted(c), sorted(a), c is a, type(c).__name__)
c -= {10}
c &= {1, 2}
c ^= {5}
print(sorted(c), type(c).__name__)
s = {1}
s |= a
print(sorted(s), type(s).__name__)
for name in ('add', 'remove', 'discard', 'pop', 'clear', 'update', 'intersection_update', 'difference_update'):
    print(name, hasattr(a, name), hasattr(s, name), end='; ')
print()
for f in (lambda: a | [1], lambda: a - None, lambda: [1] & a, lambda: a ^ 'x', lambda: a < (1,)):
    try:
        print(f())
    except TypeError as e:
        print(e)
