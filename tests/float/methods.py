# is_integer, as_integer_ratio, conjugate and other attributes of floats.
for x in (0.0, -0.0, 1.0, 0.5, -2.75, 1e10, 0.0078125, 1024.5):
    print(x, x.is_integer(), x.as_integer_ratio(), x.real, x.imag, x.conjugate())
print((1.5).__add__(1), (1.5).__mul__(2.0), (1.5).__lt__(2), (1.5).__add__('a'), (3.5).__trunc__(), (-3.5).__int__())
print((2.5).__floor__(), (2.5).__ceil__(), (2.5).__round__(), (2.5).__bool__(), (0.0).__bool__(), (-1.5).__neg__())
numerator, denominator = (0.1875).as_integer_ratio()
print(numerator / denominator, numerator, denominator)
for x in (float('inf'), float('nan')):
    try:
        x.as_integer_ratio()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
try:
    (1.5).foo
except AttributeError as e:
    print(e)
