# Descriptors are found along the method resolution order; subclasses may hide them.
class Noted:
    def __init__(self, label):
        self.label = label

    def __get__(self, obj, cls):
        return "{}/{}/{}".format(self.label, cls.__name__, "class" if obj is None else "instance")

    def __set__(self, obj, value):
        obj.log.append((self.label, value))


class Left:
    both = Noted("left")


class Right:
    both = Noted("right")
    only = Noted("only right")


class Join(Left, Right):
    def __init__(self):
        self.log = []


class Hidden(Join):
    only = "plain"


j, h = Join(), Hidden()
print(j.both, j.only, Join.both, Hidden.both, h.only)
j.both, j.only, h.only = 1, 2, 3
print(j.log, h.log, h.only, Hidden.only)
Left.both = Noted("patched")
print(j.both, h.both, super(Left, j).both)
del Left.both
print(j.both)
