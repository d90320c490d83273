# |, &, -, ^ and their in-place forms, and what they refuse.
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(b - a), sorted(a ^ b), a - a, a & set(), sorted(a | set()), (a ^ a))
print(type(a | b).__name__, type(a | frozenset(b)).__name__, type(frozenset(a) | b).__name__, sorted(frozenset(a) & b), sorted(a | b | {9}))
c = a
c |= {10}
c &= {1, 2, 3, 10}
c -= {1}
c ^= {2, 20}
print(sorted(a), c is a)
c -= c
print(a, c)
d = {1}
d |= d
d &= d
print(d)
d ^= d
print(d)
for f in (lambda: {1} | [1], lambda: {1} & (1,), lambda: {1} - 'a', lambda: {1} ^ {1: 2}, lambda: [1] | {1}, lambda: {1} < [1], lambda: {1} | None):
    try:
        print(f())
    except TypeError as e:
        print(e)
try:
    d |= [1]
except TypeError as e:
    print(e)
print(sorted({1: 'a', 2: 'b'}.keys() | {3}), sorted({1, 2} - {1: 0}.keys()), {1} & {1: 0}.keys(), sorted({5, 6} ^ {6: 0}.keys()))
