# Methods of a slotted class cannot be shadowed on the instance.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return "Point(%r, %r)" % (self.x, self.y)

    def moved(self, dx):
        return type(self)(self.x + dx, self.y)


class Point3(Point):
    __slots__ = ("z",)

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


q = Point3(1, 2, 3)
q.z *= 2
try:
    q.w = 1
except AttributeError as e:
    print(e)
