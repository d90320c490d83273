# A subclass without __slots__ takes any attribute.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return "Point(%r, %r)" % (self.x, self.y)

    def moved(self, dx):
        return type(self)(self.x + dx, self.y)


class Open(Point):
    pass


o = Open(7)
o.anything = "allowed"
print(o, o.anything)
