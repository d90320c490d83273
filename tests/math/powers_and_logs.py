# sqrt, exp, expm1, log, log2, log10, pow: exact results exactly, others rounded; domain errors.
import math

print(math.sqrt(0), math.sqrt(1), math.sqrt(2.25), math.sqrt(144), math.sqrt(2 ** 40), math.sqrt(10 ** 6), math.pow(2, 10), math.pow(0.5, 2), math.pow(9, 0.5), math.pow(2, -1), math.exp(0), math.log(1))
print('%.4f %.4f %.4f %.4f' % (math.log2(8), math.log2(0.25), math.log10(1000), math.log2(2 ** 40)), math.log10(1), math.log2(1), math.pow(5, 0), math.pow(0, 0), math.pow(-2, 3), math.pow(1, float('nan')), math.pow(float('inf'), 0))
print(*['%.4f' % v for v in (math.sqrt(2), math.exp(1), math.exp(-1), math.exp(2.5), math.log(10), math.log(0.5), math.log(8, 2), math.log(100, 10), math.log10(2), math.log2(10), math.expm1(0.5), math.pow(2, 0.5))])
print('%.3e %.3e %.3e' % (math.exp(50), math.exp(-50), math.pow(10, 20)), '%.3f' % math.log(10 ** 30), '%.3f' % math.log(1e10))
print(math.exp(float('-inf')), math.exp(float('inf')), math.log(float('inf')), math.sqrt(float('inf')), math.isnan(math.sqrt(float('nan'))))
for name, args in (('sqrt', (-1,)), ('log', (0,)), ('log', (-1,)), ('log2', (0,)), ('log10', (-5,)), ('pow', (0, -1)), ('pow', (-8, 0.5)), ('exp', (1000,)), ('pow', (10, 1000)), ('log', (5, 1)), ('log', (5, 0)),
                   ('sqrt', ('x',)), ('exp', (None,)), ('pow', ('a', 1))):
    try:
        print(name, getattr(math, name)(*args))
    except (ValueError, OverflowError, ZeroDivisionError) as e:
        print(name, type(e).__name__, e)
    except TypeError as e:
        print(name, 'TypeError', e)
