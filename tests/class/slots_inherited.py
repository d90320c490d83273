# A subclass adds its own slots.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return "Point(%r, %r)" % (self.x, self.y)

    def moved(self, dx):
        return type(self)(self.x + dx, self.y)
try:
    Point(1, 2).moved = None
except AttributeError as e:
    print(e)


class Point3(Point):
    __slots__ = ("z",)

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


q = Point3(1, 2, 3)
q.z *= 2
print(q.x, q.y, q.z)
