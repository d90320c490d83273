# erf, erfc, gamma, lgamma and factorial: exact values exactly, the others rounded.
import math

print(*['%.4f' % v for v in (math.erf(0), math.erf(0.5), math.erf(-1), math.erf(3), math.erfc(0), math.erfc(0.5), math.erfc(-1), math.erfc(2))])
print(*['%.3f' % v for v in (math.gamma(1), math.gamma(5), math.gamma(0.5), math.gamma(1.5), math.gamma(-0.5), math.gamma(4.5), math.lgamma(1), math.lgamma(10), math.lgamma(0.5), math.lgamma(100))])
print([math.factorial(n) for n in range(10)], math.factorial(25), math.factorial(20) // math.factorial(18))
print('%.2f' % math.gamma(6), '%.3e' % math.gamma(15), abs(math.erf(1) + math.erfc(1) - 1) < 1e-5)
for f, x in ((math.gamma, 0), (math.gamma, -2), (math.lgamma, 0), (math.factorial, -1), (math.factorial, 'x'), (math.gamma, float('-inf'))):
    try:
        print(f(x))
    except ValueError as e:
        print(f.__name__, 'ValueError')
    except TypeError as e:
        print(f.__name__, 'TypeError')


def normal(x):
    return (1 + math.erf(x / math.sqrt(2))) / 2


print(['%.3f' % normal(x / 2) for x in range(-6, 7)])
print(math.erf(float('inf')), math.erfc(float('-inf')), math.gamma(float('inf')), math.isnan(math.erf(float('nan'))))
