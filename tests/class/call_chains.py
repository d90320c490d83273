# Instances called many times over; __call__ through super().
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

class Meta:
    def __call__(self, *args, **kwargs):
        return Meta() if not args else args[0]

print(Meta()()()()(7), sorted([3, 1, 2], key=Poly(-1, 0)))
class Child(Poly):
    def __call__(self, x):
        return -super().__call__(x, mod=100)
print(Child(5, 5)(3), str(Child(2, 1)), repr(Child(0)))
