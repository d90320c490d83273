# dataclass: __init__ with defaults, repr, ==, order, frozen, hash.
from dataclasses import dataclass, field, FrozenInstanceError
@dataclass
class Point:
    x: int
    y: int = 2
    tags: list = field(default_factory=list)
    def length(self):
        return abs(self.x) + abs(self.y)
p, q = Point(1), Point(1, 3)
p.tags.append("t")
print(p, q, p == Point(1, 2, ["t"]), p == q, p != q, Point(y=5, x=4), q.tags, p.length(), Point.y, Point.__match_args__)
print(p == (1, 2, ["t"]), Point(1) == Point(1), Point.__hash__, hasattr(Point, "tags"))
@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False, repr=False)
a, b = Version(1, 2, "x"), Version(1, 10)
print(a < b, a <= b, a > b, a >= b, max(a, b), sorted([b, a]), a == Version(1, 2), hash(a) == hash(Version(1, 2)), {a: 1}[Version(1, 2, "y")])
def fails(f):
    try:
        print(f())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
fails(lambda: setattr(a, "major", 5))
fails(lambda: delattr(a, "major"))
fails(lambda: setattr(a, "other", 5))
fails(lambda: Point())
fails(lambda: Point(1, 2, 3, 4))
fails(lambda: Point(1, z=3))
fails(lambda: Point(1, x=3))
fails(lambda: a < 5)
fails(lambda: hash(p))
print(issubclass(FrozenInstanceError, AttributeError))
@dataclass(init=False, repr=False, eq=False)
class Bare:
    x: int = 7
    def __init__(self):
        self.y = 1
print(Bare().x, Bare() == Bare(), "Bare" in repr(Bare()))
@dataclass
class Own:
    x: int
    def __repr__(self):
        return "own repr"
    def __eq__(self, other):
        return True
print(Own(1), Own(1) == Own(2))
@dataclass
class Tree:
    value: int
    child: "Tree" = None
t = Tree(1)
t.child = t
print(t, Tree(1, Tree(2)))
@dataclass(unsafe_hash=True)
class Loose:
    x: int
    y: list = field(default_factory=list, hash=False)
print(hash(Loose(1)) == hash(Loose(1, [5])), Loose(1).__class__.__name__)
