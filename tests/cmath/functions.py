# cmath: every function, rounded; errors and special arguments.
import cmath

VALUES = (1 + 1j, 2, -1, 0.5j, -0.5 - 2j, 0.25 - 0.125j)


def rounded(v):
    if isinstance(v, complex):
        return complex(round(v.real, 3) + 0.0, round(v.imag, 3) + 0.0)
    return round(v, 3) if isinstance(v, float) else v


def near(a, b):
    return abs(a - b) < 0.002


for name in ("exp", "log", "log10", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "asinh", "acosh"):
    print(name, [rounded(getattr(cmath, name)(z)) for z in VALUES])
print([rounded(cmath.atanh(z)) for z in (0.5, 0.5j, 2 + 1j, -0.25 + 1j)], [rounded(cmath.phase(z)) for z in VALUES], [tuple(map(rounded, cmath.polar(z))) for z in VALUES])
for z in VALUES:
    for there, back in ((cmath.exp, cmath.log), (cmath.sinh, cmath.asinh), (cmath.tan, cmath.atan), (cmath.cos, cmath.acos)):
        assert near(there(back(z if z != -1 else 0.75)), z if z != -1 else 0.75), (there, z)
print(rounded(cmath.rect(2, 1)), rounded(cmath.log(8, 2)), cmath.sqrt(-4), cmath.sqrt(0), cmath.isclose(1j, 1j + 1e-12), cmath.isclose(1, 2, rel_tol=0.5), cmath.isclose(1, 2, abs_tol=0.5))
inf, nan = complex("inf"), complex("nan")
print(cmath.isinf(inf), cmath.isnan(nan), cmath.isfinite(1j), cmath.isfinite(inf), cmath.isinf(nan), rounded(cmath.pi), rounded(cmath.e), rounded(cmath.tau), cmath.inf, cmath.sqrt(complex(inf.real, 1)), cmath.tanh(1000 + 1j))
for function in (lambda: cmath.log(0), lambda: cmath.log10(0j), lambda: cmath.exp(1e5), lambda: cmath.atanh(1), lambda: cmath.sqrt("a"), lambda: cmath.sqrt(), lambda: cmath.log(1, 0), lambda: cmath.rect(1j, 1), lambda: cmath.isclose(1, 2, rel_tol=-1)):
    try:
        print(function())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__)


class C:
    def __complex__(self):
        return 4j


print(rounded(cmath.sqrt(C())), rounded(cmath.exp(True)))
