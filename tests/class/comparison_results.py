# Comparisons that return no bools, and __eq__ alone.
class Vector:
    def __init__(self, *xs):
        self.xs = xs

    def __eq__(self, other):
        return Vector(*[a == b for a, b in zip(self.xs, other.xs)])

    def __gt__(self, limit):
        return [x > limit for x in self.xs]

    __hash__ = None


v = Vector(1, 5, 3)
print((v == Vector(1, 2, 3)).xs, v > 2, 2 < v, (v != v) is False)


class OnlyEq:
    def __eq__(self, other):
        return "maybe"


o = OnlyEq()
print(o == 1, o != 1, 1 == o, [o] == [1], o in [5], 5 in [o])
class Default: pass
d = Default()
print(d == d, d != d, d == Default(), hash(d) == hash(d))
