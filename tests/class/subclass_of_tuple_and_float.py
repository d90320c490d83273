# Subclasses of tuple and float.
class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


p = Pair(1, 2)
a, b = p
print(p, p.first, a + b, p + (3,), p == (1, 2), {(1, 2): "k"}[p], len(p), type(p[:1]).__name__)
class Half(float):
    def __repr__(self):
        return "Half(" + float.__repr__(self) + ")"
print(Half(1.5), Half(2) * 2, [Half(0.5)], isinstance(Half(1), float))
