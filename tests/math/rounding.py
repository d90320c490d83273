# math.floor, ceil, trunc, modf, fmod, and their results as ints of any size.
import math

for x in (0.0, 0.5, -0.5, 1.5, -1.5, 2.0, -2.0, 1e10, 123456.75, -123456.75):
    print(x, math.floor(x), math.ceil(x), math.trunc(x), math.modf(x))
print(math.floor(7), math.ceil(-7), math.trunc(10 ** 20), type(math.floor(2.5)).__name__, math.floor(2.0 ** 70) == 2 ** 70, math.ceil(-(2.0 ** 70)) == -2 ** 70, math.floor(True))
print(math.fmod(7.5, 2), math.fmod(-7.5, 2), math.fmod(7.5, -2), math.fmod(7, 3), math.fmod(0.0, 5), -7.5 % 2, math.fmod(1e10, 7), math.fmod(5, float('inf')))
print(math.frexp(8.0), math.frexp(0.75), math.frexp(-3.0), math.frexp(0.0), math.ldexp(0.5, 4), math.ldexp(1.5, -2), math.ldexp(-3, 0), math.ldexp(1, 30) == 2 ** 30)


class Custom:
    def __floor__(self):
        return 'floor'

    def __ceil__(self):
        return 'ceil'

    def __trunc__(self):
        return 'trunc'


print(math.floor(Custom()), math.ceil(Custom()), math.trunc(Custom()))
for f in (math.floor, math.ceil, math.trunc):
    for value in (float('inf'), float('nan'), 'x', None):
        try:
            print(f(value))
        except (OverflowError, ValueError, TypeError) as e:
            print(f.__name__, type(e).__name__, e if not isinstance(e, TypeError) else '')
for a, b in ((1, 0), (float('inf'), 2)):
    try:
        print(math.fmod(a, b))
    except ValueError as e:
        print(e)
