# __slots__ classes take the named attributes and no others.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return "Point(%r, %r)" % (self.x, self.y)

    def moved(self, dx):
        return type(self)(self.x + dx, self.y)


p = Point(1, 2)
p.x += 5
print(p, p.moved(10), p.x)
del p.y
try:
    p.y
except AttributeError as e:
    print("AttributeError", e)
p.y = "again"
print(p, hasattr(p, "z"))
try:
    p.z = 3
except AttributeError as e:
    print(e)
