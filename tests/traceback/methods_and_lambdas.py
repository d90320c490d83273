# Frames of methods, lambdas, properties, operators and __init__ in one traceback.
class Part:
    def __init__(self, size):
        self.size = size
        self.check()

    def check(self):
        return self.ratio + 0

    @property
    def ratio(self):
        return (lambda p: p / self)(100)

    def __rtruediv__(self, other):
        return self[other]

    def __getitem__(self, i):
        return self(i, mode="strict")

    def __call__(self, i, *, mode):
        compare = lambda a, b: a.size[b]
        return compare(self, i)


print(Part({100: 4}).ratio)
print([Part({100: n}).ratio for n in ()])
Part({})
