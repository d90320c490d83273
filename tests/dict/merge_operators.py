# | and |= of dicts: right side wins, order of the left, wrong operands.
a = {'x': 1, 'y': 2}
b = {'y': 20, 'z': 30}
print(a | b, b | a, a, b, a | {}, {} | a, (a | b) == {**a, **b}, (a | {}) is a)
c = a
c |= b
print(a, c is a)
c |= [('w', 0), ('x', 'X')]
c |= {}
print(c, len(c))
c |= (pair for pair in (('v', 1),))
print(list(c), {**a, 'x': 'new', **{'p': 1}}, {'first': 0, **b, 'first': 9})
for f in (lambda: a | [('q', 1)], lambda: a | None, lambda: [] | a, lambda: a + b, lambda: a & b, lambda: a < b, lambda: a * 2, lambda: -a):
    try:
        print(f())
    except TypeError as e:
        print(e)
for value in (5, [1], 'ab', [(1, 2, 3)]):
    try:
        c |= value
    except (TypeError, ValueError) as e:
        print(type(e).__name__)


def f(**kwargs):
    return kwargs


print(f(**a, q=1), f(**{}), f(**dict(one=1)), {**{}, **{}}, dict(**b))
