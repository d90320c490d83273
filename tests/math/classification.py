# isfinite, isinf, isnan, copysign, fabs, the constants, isclose.
import math

inf, nan = float('inf'), float('nan')
for x in (0, 1.5, -2, inf, -inf, nan, 10 ** 20, True):
    print(x, math.isfinite(x), math.isinf(x), math.isnan(x), math.fabs(x) if x != 10 ** 20 else 'big')
print(math.copysign(3, -0.0), math.copysign(-3, 1), math.copysign(0.0, -1), math.copysign(inf, -2), math.copysign(1, -inf), math.fabs(-0.0), math.fabs(-7))
print('%.5f %.5f' % (math.pi, math.e), '%.5f' % math.tau, math.inf == inf, math.nan != math.nan, math.inf > 10 ** 30, -math.inf)
print(math.isclose(1, 1), math.isclose(1, 1.25), math.isclose(1, 1.25, rel_tol=0.5), math.isclose(0, 0.25, abs_tol=0.5), math.isclose(inf, inf), math.isclose(nan, nan), math.isclose(1e10, 1.5e10, rel_tol=0.5), math.isclose(-1, 1))
print(0.1 + 0.2 == 0.3 or math.isclose(0.1 + 0.2, 0.3, rel_tol=1e-5), math.isclose(1 / 3, 0.33333, rel_tol=1e-3), math.isclose(math.pi, 3.14159, abs_tol=1e-4))
for f in (math.isnan, math.isinf, math.isfinite, math.fabs, lambda x: math.copysign(x, 1)):
    for value in ('x', None, []):
        try:
            print(f(value))
        except TypeError as e:
            print(e)
try:
    math.isclose(1, 1, rel_tol=-1)
except ValueError as e:
    print(e)
try:
    math.nothing
except AttributeError as e:
    print(e)
