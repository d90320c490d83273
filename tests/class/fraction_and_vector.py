# Numeric classes as users write them: fractions and vectors with mixed operands.
class Fraction:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("Fraction(%d, 0)" % n)
        a, b = abs(n), abs(d)
        while b:
            a, b = b, a % b
        sign = -1 if d < 0 else 1
        self.n, self.d = sign * n // a, sign * d // a

    def _other(self, x):
        return x if isinstance(x, Fraction) else Fraction(x)

    def __add__(self, x):
        x = self._other(x)
        return Fraction(self.n * x.d + x.n * self.d, self.d * x.d)

    def __mul__(self, x):
        x = self._other(x)
        return Fraction(self.n * x.n, self.d * x.d)

    def __pow__(self, k):
        return Fraction(self.n ** k, self.d ** k) if k >= 0 else Fraction(self.d, self.n) ** -k

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __sub__(self, x):
        return self + -self._other(x)

    def __rsub__(self, x):
        return -self + x

    def __truediv__(self, x):
        return self * self._other(x) ** -1

    __radd__, __rmul__ = __add__, __mul__

    def __eq__(self, x):
        x = self._other(x)
        return (self.n, self.d) == (x.n, x.d)

    def __lt__(self, x):
        x = self._other(x)
        return self.n * x.d < x.n * self.d

    def __float__(self):
        return self.n / self.d

    def __repr__(self):
        return "%d/%d" % (self.n, self.d) if self.d != 1 else str(self.n)


h, t = Fraction(1, 2), Fraction(1, -3)
print(h + t, h - t, h * t, h / t, 1 - h, 2 * t, 1 + h + 1, -t, h ** 3, t ** -2)
print(h == Fraction(2, 4), h == 1, Fraction(4, 2) == 2, h < 1, h > t, sorted([h, t, Fraction(0)]), float(h))
print(sum([Fraction(1, n) for n in range(1, 21)]), sum([h, h], t), max(h, t))
try:
    h / 0
except ZeroDivisionError as e:
    print(e)
acc = h
acc += h
acc *= 10
print(acc, h)
