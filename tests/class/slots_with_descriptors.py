# __slots__ beside a descriptor and a property, and a class attribute that is read only.
class Clamp:
    def __init__(self, name, low, high):
        self.name, self.low, self.high = name, low, high

    def __get__(self, obj, cls):
        return self if obj is None else getattr(obj, self.name)

    def __set__(self, obj, value):
        setattr(obj, self.name, max(self.low, min(self.high, value)))


class Pixel:
    __slots__ = ("_x", "_y")
    scale = 10
    x = Clamp("_x", 0, 127)
    y = Clamp("_y", 0, 63)

    def __init__(self, x, y):
        self.x, self.y = x, y

    @property
    def packed(self):
        return self._x << 6 | self._y

    @packed.setter
    def packed(self, value):
        self.x, self.y = value >> 6, value & 0x3F


p = Pixel(500, -4)
print(p.x, p.y, p.packed, Pixel.x.high)
p.packed = 65 << 6 | 33
p.y += 100
print(p.x, p.y, p.scale)
for name, value in (("z", 1), ("scale", 5)):
    try:
        setattr(p, name, value)
    except AttributeError as e:
        print(e)
