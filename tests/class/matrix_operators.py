# A 2 by 2 matrix with @, *, +, unary operators, powers and in-place forms.
class M:
    def __init__(self, a, b, c, d):
        self.v = a, b, c, d

    def __matmul__(self, other):
        if not isinstance(other, M):
            return NotImplemented
        a, b, c, d = self.v
        e, f, g, h = other.v
        return M(a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h)

    def __pow__(self, n):
        result = M(1, 0, 0, 1)
        while n:
            if n & 1:
                result @= self
            self @= self
            n >>= 1
        return result

    def __pos__(self):
        return M(*[+x if x > 0 else 0 for x in self.v])

    def __invert__(self):
        a, b, c, d = self.v
        return M(a, c, b, d)

    def __repr__(self):
        return "[{} {}; {} {}]".format(*self.v)


fib = M(1, 1, 1, 0)
print(fib ** 10, fib ** 90)
print(M(1, 2, 3, 4) @ M(0, 1, 1, 0), ~M(1, 2, 3, 4), +M(-1, 2, -3, 4))
for f in (lambda: fib @ 2, lambda: 2 @ fib, lambda: -fib):
    try:
        f()
    except TypeError as e:
        print(e)
