# A subclass of tuple with named fields, its own __new__ and properties.
class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    @property
    def y(self):
        return self[1]

    def __add__(self, other):
        return Point(self.x + other[0], self.y + other[1])

    def __repr__(self):
        return 'Point(x=%r, y=%r)' % self


p = Point(1, 2)
print(p, p + p, p + (5, 5), p == (1, 2), (1, 2) == p, hash(p) == hash((1, 2)), {p: 'home'}[1, 2], len(p), list(p), p[::-1])
x, y = p
print(x, y, p.x, isinstance(p, tuple), type(p[:]).__name__, p * 2, sorted([Point(2, 1), Point(1, 9)]), max(p), 2 in p, p.index(2))
try:
    p.x = 5
except AttributeError:
    print('read-only')
try:
    p[0] = 5
except TypeError as e:
    print(e)
p.label = 'extra'
print(p.label, '%d-%d' % p, '{0.x} {0[1]}'.format(p), tuple(p), type(tuple(p)).__name__, bool(p))
