# Special methods and attributes of numbers, called by name.
import math


class F(float):
    pass


for x in (2.5, -0.75, 0.0, 1e6, F(3.5)):
    print(x.__float__(), x.__int__(), x.__trunc__(), x.__floor__(), x.__ceil__(), x.__abs__(), x.__round__(), x.__round__(1))
    print(x.__divmod__(2), x.conjugate(), x.real, x.imag, x.is_integer(), x.as_integer_ratio(), x.__neg__(), x.__bool__(), x.__hash__() == hash(x))
for n in (7, -8, 0, 2**70, -(2**65), True):
    print(n.__float__() == float(n), n.__int__(), n.__trunc__(), n.__floor__(), n.__ceil__(), n.__abs__(), n.__round__(), n.__round__(-1), n.__index__())
    print(n.__divmod__(3), n.__rdivmod__(100) if n else None, n.conjugate(), n.real, n.imag, n.numerator, n.denominator, n.as_integer_ratio())
    print(n.bit_length(), n.bit_count(), n.__invert__(), n.__pos__(), n.__bool__(), n.to_bytes(10, 'little', signed=True))
print(int.from_bytes(b'\x01\x02', 'big'), int.from_bytes(b'\xff\xfe', 'little', signed=True), int.from_bytes([1, 0, 0], 'little'))
print((5).__add__(3), (5).__radd__(3), (5).__sub__(3), (5).__rsub__(3), (5).__mul__(2), (5).__truediv__(2), (5).__rfloordiv__(17), (5).__mod__(3))
print((5).__pow__(3), (5).__pow__(3, 7), (2).__rpow__(3), (5).__lshift__(2), (5).__and__(4), (5).__or__(2), (5).__xor__(1), (5).__lt__(6), (5).__eq__(5.0))
print((1.5).__add__(1), (1.5).__add__('x'), (5).__add__(1.5), (1).__eq__('1'), (1.5).__eq__(1.5), type(F(2.5).__float__()).__name__, math.trunc(F(2.5)))
