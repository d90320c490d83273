# The abstract classes of numbers: who belongs to them, and what a derived class gets.
from numbers import Complex, Integral, Number, Rational, Real

for x in (1, True, 1.5, 2j, "1", None, [1]):
    print(repr(x), [isinstance(x, kind) for kind in (Number, Complex, Real, Rational, Integral)])
print(issubclass(int, Rational), issubclass(float, Integral), issubclass(Integral, Real), issubclass(Real, Integral))
for kind in (Complex, Real, Integral):
    try:
        kind()
    except TypeError as error:
        print(str(error)[:40])


class Half(Number):
    pass


print(isinstance(Half(), Number), isinstance(Half(), Complex))


def total(values):
    return sum([x for x in values if isinstance(x, Number)])


print(total([1, "a", 2.5, 1j]))
