# real, imag, numerator, denominator, conjugate, as_integer_ratio and dunder methods of int.
n = 42
print(n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.as_integer_ratio())
print((5).__add__(3), (5).__radd__(3), (5).__sub__(3), (5).__mul__(2), (5).__floordiv__(2), (5).__mod__(3))
print((5).__neg__(), (-5).__abs__(), (5).__invert__(), (5).__bool__(), (0).__bool__())
print((5).__eq__(5), (5).__lt__(6), (5).__add__('a'), (5).__eq__('a'))
print(int.__add__(1, 2), int.__name__, type(5) is int, isinstance(True, int))
print((5).__index__(), (5).__int__(), (7).__round__(), (7).__floor__(), (7).__ceil__(), (7).__trunc__())
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(15, -1), round(25, -1), round(5, 3))
print(round(10 ** 30 + 5, -1), round(-(10 ** 30) - 15, -1))
try:
    n.foo
except AttributeError as e:
    print(e)
try:
    n.real = 3
except AttributeError:
    print('read-only')
