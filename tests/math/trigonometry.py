# sin, cos, tan, asin, acos, atan, atan2, degrees, radians and the hyperbolic functions, rounded.
import math


def show(*values):
    print(*['%.4f' % (v + 0.0 if abs(v) > 1e-5 else 0.0) for v in values])


for k in range(-4, 9, 2):
    a = k * math.pi / 4 + 0.1
    show(math.sin(a), math.cos(a), math.tan(0.3 * k), math.sin(a) ** 2 + math.cos(a) ** 2)
for x in (-1, -0.5, 0, 0.25, 1):
    show(math.asin(x), math.acos(x), math.atan(x), math.sinh(x), math.cosh(x), math.tanh(x), math.asinh(x), math.atanh(x / 2), math.acosh(x + 2.5))
for y in (-1, 0, 2):
    for x in (-2, 0.0, 1):
        show(math.atan2(y, x), math.sqrt(x * x + y * y))
        print('%.1f' % math.degrees(math.atan2(y, x)))
show(math.radians(180), math.radians(-90), math.degrees(math.pi), math.degrees(1), math.atan2(-0.0, 1), math.atan(1e10))
print(math.sin(0), math.cos(0), math.tan(0.0), math.asin(0), math.acos(1), math.atan2(0, 1), math.sinh(0), math.cosh(0), math.degrees(0), math.radians(0))
for f, x in ((math.asin, 2), (math.acos, -1.5), (math.acosh, 0.5), (math.atanh, 1), (math.sin, float('inf')), (math.cos, 'x'), (math.tan, None)):
    try:
        print(f(x))
    except ValueError as e:
        print(f.__name__, e)
    except TypeError as e:
        print(f.__name__, e)
