# Two descriptors over one stored value: the same length in metres and feet.
class Unit:
    def __init__(self, factor):
        self.factor = factor

    def __get__(self, obj, cls):
        return self if obj is None else obj.mm // self.factor

    def __set__(self, obj, value):
        if value < 0:
            raise ValueError("negative length")
        obj.mm = value * self.factor


class Length:
    m = Unit(1000)
    cm = Unit(10)

    def __init__(self, **units):
        self.mm = 0
        for name, value in units.items():
            setattr(self, name, getattr(self, name) + value)

    def __matmul__(self, other):
        return self.mm * other.mm


a = Length(m=2)
print(a.m, a.cm, a.mm, Length.m.factor)
a.cm += 50
a.m *= 2
print(a.m, a.cm, a @ Length(cm=1))
try:
    a.cm -= 1000
except ValueError as e:
    print(e, a.cm)
print(Length(m=1, cm=20).mm, Length(mm=3).mm)
