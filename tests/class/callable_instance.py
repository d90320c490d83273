# __call__, __repr__ and __str__ of a polynomial.
class Poly:
    def __init__(self, *coefficients):
        self.c = coefficients

    def __call__(self, x, *, mod=None):
        value = 0
        for c in self.c:
            value = value * x + c
        return value % mod if mod else value

    def __repr__(self):
        return "Poly" + repr(self.c)

    def __str__(self):
        return " + ".join("%dx^%d" % (c, len(self.c) - i - 1) for i, c in enumerate(self.c))


p = Poly(1, 2, 3)
print(p(10), p(x=2), p(10, mod=7), callable(p), callable(Poly), list(map(p, range(3))))
print(p, str(p), repr(p), [p], (p,), {1: p}, "%s|%r" % (p, p), f"{p} {p!r}", "{} {!r}".format(p, p))
