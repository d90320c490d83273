# gcd, lcm, comb, perm, factorial, isqrt, prod: exact for numbers of any size.
import math

print(math.gcd(), math.gcd(12), math.gcd(12, 18), math.gcd(-12, 18, 8), math.gcd(0, 0), math.gcd(0, -7))
print(math.gcd(2**100 * 3**20, 2**90 * 5**10) == 2**90, math.gcd(10**30 + 1, 10**20 + 7), math.gcd(True, 4))
print(math.lcm(), math.lcm(4, 6), math.lcm(-3, 5, 10), math.lcm(0, 9), math.lcm(2**70, 3**40) == 2**70 * 3**40)
print([math.comb(6, k) for k in range(8)], math.comb(60, 30), math.comb(100, 3), math.comb(0, 0), math.comb(200, 100))
print([math.perm(5, k) for k in range(7)], math.perm(5), math.perm(30, 20), math.perm(100, 2), math.perm(0))
print([math.factorial(n) for n in range(8)], math.factorial(25), math.factorial(50) // math.factorial(48))
print([math.isqrt(n) for n in (0, 1, 3, 4, 15, 16, 17, 10**10 - 1, 10**10)], math.isqrt(10**41), math.isqrt(2**200 - 1) == 2**100 - 1)
print(math.prod([]), math.prod([2, 3, 7]), math.prod([], start=5), math.prod((0.5, 4), start=3), math.prod(range(1, 25)))
for call in ('gcd(1.5)', 'lcm("a")', 'comb(-1, 2)', 'comb(5, -1)', 'perm(-2)', 'perm(5, -3)', 'factorial(-1)', 'factorial(2.5)',
             'isqrt(-1)', 'isqrt(2.0)', 'prod(5)', 'prod(["a", "b"])', 'comb(2.0, 1)', 'perm(1, 1.0)'):
    try:
        print(call, eval('math.' + call))
    except (TypeError, ValueError) as error:
        print(call, type(error).__name__, error)
