# faults: lie, wrap, long
# Arguments that answer nonsense and results that no number holds.
import cmath
import math


class Liar:
    def __init__(self, answer):
        self.answer = answer

    def __float__(self):
        return self.answer

    __index__ = __trunc__ = __ceil__ = __floor__ = __complex__ = __float__


for module in (math, cmath):
    for name in sorted(vars(math)):
        f = getattr(module, name, None)
        if not callable(f) or name[0] == '_':
            continue
        for answer in (None, 'x', [], 1 << 5000, 1j):
            for arguments in ((Liar(answer),), (Liar(answer), 2), (2.5, Liar(answer)), ([Liar(answer)],), ((1.0,), (Liar(answer),))):
                try:
                    f(*arguments)
                except (TypeError, ValueError, OverflowError, AttributeError):
                    pass
BIG = 1 << 5000
for call in (lambda: math.ldexp(1.0, BIG), lambda: math.ldexp(1.0, -BIG), lambda: math.sqrt(BIG), lambda: math.factorial(BIG),
             lambda: math.factorial(-1), lambda: math.comb(BIG, BIG), lambda: math.comb(5, BIG), lambda: math.perm(3, BIG), lambda: math.gcd(BIG, 0) == BIG,
             lambda: math.log(BIG) > 3000, lambda: math.isqrt(BIG) == 1 << 2500,
             lambda: math.pow(10, BIG), lambda: math.dist([1], [1, 2]), lambda: math.prod([BIG, 0]), lambda: math.degrees(BIG), lambda: math.isclose(1, 1, rel_tol=-1)):
    try:
        print(call())
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__)
