# math with ints of any size as arguments, and with objects that define __float__ or __index__.
import math


class Half:
    def __float__(self):
        return 0.5


class Four:
    def __index__(self):
        return 4


print(math.sqrt(Four()), math.floor(Half()), math.ceil(Half()), math.fabs(Half()), math.pow(Four(), Half()), math.ldexp(Half(), 3), math.isnan(Half()), math.trunc(2.75), math.copysign(Half(), -1))
print(math.sqrt(10 ** 12), '%.3f' % math.log2(2 ** 100), '%.2f' % math.log(3 ** 40), '%.3f' % math.log10(10 ** 25), math.floor(10 ** 25), math.fmod(10 ** 6, 7), math.frexp(2 ** 20), math.modf(7))
print(math.sqrt(True), math.exp(False), math.floor(True), [math.sqrt(n) for n in (0, 1, 4, 9, 16, 25)], [math.floor(n / 3) for n in range(-4, 5)], [math.ceil(n / 3) for n in range(-4, 5)])
primes = [n for n in range(2, 80) if all(n % d for d in range(2, math.floor(math.sqrt(n)) + 1))]
print(primes)
triples = [(a, b, int(math.sqrt(a * a + b * b))) for a in range(1, 16) for b in range(a, 16) if math.sqrt(a * a + b * b) == math.floor(math.sqrt(a * a + b * b))]
print(triples, ['%.2f' % math.degrees(math.atan2(b, a)) for a, b, _ in triples[:3]])
for f in (lambda: math.sqrt(10 ** 400), lambda: math.sqrt(), lambda: math.sqrt('4'), lambda: math.pow(2), lambda: math.floor([]), lambda: math.ldexp(1, 1.5), lambda: math.exp(10 ** 400)):
    try:
        print(f())
    except OverflowError as e:
        print('OverflowError', e)
    except TypeError as e:
        print('TypeError')
