# A descriptor that binds like a function, beside real functions and lambdas.
class Method:
    def __init__(self, f, /):
        self.f = f

    def __get__(self, obj, cls=None, /):
        if obj is None:
            return self
        return lambda *args: self.f(obj, *args)


class Lamp:
    level = 0

    @Method
    def dim(self, by=1):
        self.level -= by
        return self.level

    set_to = Method(lambda self, value: setattr(self, "level", value))


lamp, other = Lamp(), Lamp()
print(lamp.set_to(10), lamp.dim(), lamp.dim(4), other.level, lamp.level)
dim = other.dim
print(dim(), dim(), other.level, Lamp.dim.f(other, 5))
lamp.dim = "shadowed, as __set__ is missing"
print(lamp.dim)
del lamp.dim
print(lamp.dim(0), type(Lamp.set_to).__name__)
