# __slots__ given as one string.
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
class One:
    __slots__ = "only"
one = One()
one.only = 1
print(one.only, sorted(Point.__slots__), Open.__slots__)
try:
    One().only
except AttributeError as e:
    print(e)
