# namedtuple: fields by name and index, methods, defaults, repr, subclasses.
from collections import namedtuple
Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), hash(p) == hash((1, 2)), isinstance(p, tuple), len(p), list(p), Point._fields)
x, y = p
print(x, y, p._replace(y=5), p._asdict(), Point._make([7, 8]), Point(*[3], **{"y": 4}), max(p), p + (3,), p[::-1])
print(Point.__name__, Point.__qualname__, Point.__slots__, sorted([Point(2, 1), Point(1, 3)]), {Point(1, 2): "v"}[p])
for names in (["a", "b"], ("a", "b"), "a, b", "a,b", "a b", iter(["a", "b"])):
    print(namedtuple("N", names)._fields, end=" ")
print()
D = namedtuple("D", "a b c", defaults=(2, 3))
print(D(1), D(1, c=9), D._field_defaults, D(1, 5, 6))
R = namedtuple("R", ["ok", "def", "_x", "ok", "1"], rename=True)
print(R._fields, R(1, 2, 3, 4, 5))
class Vector(namedtuple("Vector", "x y")):
    __slots__ = ()
    @property
    def length2(self):
        return self.x ** 2 + self.y ** 2
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)
v = Vector(3, 4)
print(v, v.length2, v + v, v._replace(x=0), type(v._make((1, 2))).__name__)
try:
    p.x = 5
except AttributeError as e:
    print("AttributeError")
try:
    p.z
except AttributeError as e:
    print(e)
Empty = namedtuple("Empty", "")
print(Empty(), Empty._fields, Empty() == ())
One = namedtuple("One", "only")
print(One([1, 2]), One("ab")[0], [One(i).only for i in range(3)])
