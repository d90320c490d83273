# Attributes of classes and modules, looked up again and again while they change.
import math


class Shape:
    sides = 0
    name = "shape"


class Square(Shape):
    sides = 4


def look(shapes):
    return [(shape.sides, shape.name) for shape in shapes] + [Shape.sides, Square.sides, Square.name]


shapes = [Shape(), Square(), Square()]
for step in range(3):
    print(look(shapes))
Shape.name = "figure"
print(look(shapes))
Square.name = "square"
print(look(shapes))
del Square.name
print(look(shapes))
shapes[1].sides = 5
for step in range(2):
    print(look(shapes))
del shapes[1].sides
print(look(shapes))
Square.sides = property(lambda self: 44)
print([shape.sides for shape in shapes], Square.sides is Square.__dict__["sides"])


class Meta(type):
    @property
    def size(cls):
        return "of the metaclass"


class Made(metaclass=Meta):
    size = "of the class"


for step in range(2):
    print(Made.size, Made().size)


class Holder:
    kind = int


for step in range(2):
    print(Holder().kind("12"), Holder.kind("13"))


def roots():
    return [math.sqrt(n) for n in (1, 4, 9)], math.floor(2.5)


for step in range(2):
    print(roots())
sqrt = math.sqrt
math.sqrt = lambda n: -n
print(roots())
math.sqrt = sqrt
print(roots())
