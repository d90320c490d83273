# A field that the class names in its own __slots__ has no default, though the class has a descriptor of that name.
from dataclasses import dataclass, fields, MISSING


@dataclass
class Point:
    __slots__ = ('x', 'y')
    x: int
    y: int


@dataclass
class Named(Point):
    __slots__ = ('name',)
    name: str


p = Named(1, 2, 'p')
print(p, p == Named(1, 2, 'p'), [f.default is MISSING for f in fields(Named)], Point.x.__get__(p))
try:
    Point(1)
except TypeError as e:
    print(str(e).split('.')[-1])
