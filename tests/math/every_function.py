# Every function of floats at a few points, to four decimals.
import math

one = ('acos acosh asin asinh atan atanh cos cosh degrees erf erfc exp expm1 fabs gamma lgamma log log10 log1p log2 radians '
       'sin sinh sqrt tan tanh')
for name in one.split():
    row = []
    for x in (-2, -0.5, 0, 0.25, 0.5, 1, 1.5, 3):
        try:
            row.append('%.4f' % (getattr(math, name)(x) + 0.0))
        except (ValueError, OverflowError) as error:
            row.append(type(error).__name__)
    print(name, *row)
for name in 'atan2 copysign fmod pow hypot dist ldexp isclose log'.split():
    row = []
    for x, y in ((1, 2), (-3.5, 2), (4, -2), (0.5, 0.25), (3, 3)):
        try:
            value = getattr(math, name)(*(((x, y), (y, x)) if name == 'dist' else (x, int(y)) if name == 'ldexp' else (x, y)))
            row.append(value if isinstance(value, bool) else '%.4f' % value)
        except (ValueError, OverflowError) as error:
            row.append(type(error).__name__)
    print(name, *row)
print([getattr(math, name)(x) for name in ('ceil', 'floor', 'trunc') for x in (-1.5, -1, 0.5, 2.5, 1e9)])
print(math.frexp(10), math.frexp(-0.375), math.frexp(0), math.modf(2.5), math.modf(-1.25), math.modf(4))
print(math.fsum([0.5, 0.25, 1]), math.fsum([]), math.fsum(range(100)), math.fsum([1e9, 1, -1e9]), math.fsum(iter([2, 3.5])))
print(math.hypot(), math.hypot(-3), math.hypot(2, 3, 6), math.dist([1, 2, 3], [3, 5, 9]), math.dist((), ()), math.dist([1], [4]))
print('%.4f %.4f %.4f' % (math.pi, math.e, math.tau), math.inf, -math.inf, math.nan, math.isclose(1, 1 + 1e-3, rel_tol=1e-2))
print(math.isclose(1, 1.1, abs_tol=0.2), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.log(8, 2), math.log(2**100) > 69)
for call in ('dist([1], [1, 2])', 'fsum(["a"])', 'sqrt(-1)', 'log(0)', 'log(-5)', 'acos(2)', 'exp(10000)', 'fmod(1, 0)', 'isclose(1, 1, rel_tol=-1)',
             'sqrt("4")', 'pow(0, -1)', 'gamma(0)', 'ldexp(1, 100000)', 'atan2(1)', 'floor("x")', 'hypot("x")'):
    try:
        print(call, eval('math.' + call))
    except (TypeError, ValueError, OverflowError) as error:
        print(call, type(error).__name__)
