# Decorators on classes: adding methods, registering, wrapping, replacing.
registry = []

def register(cls):
    registry.append(cls.__name__)
    return cls

def with_repr(*fields):
    def decorate(cls):
        def __repr__(self):
            return cls.__name__ + "(" + ", ".join("%s=%r" % (f, getattr(self, f)) for f in fields) + ")"
        cls.__repr__ = __repr__
        return cls
    return decorate

def ordered(cls):
    cls.__gt__ = lambda self, other: other < self
    cls.__le__ = lambda self, other: not other < self
    cls.__ge__ = lambda self, other: not self < other
    return cls

def singleton(cls):
    made = []
    def make(*args, **kwargs):
        if not made:
            made.append(cls(*args, **kwargs))
        return made[0]
    return make

@register
@with_repr("name", "size")
@ordered
class Part:
    def __init__(self, name, size):
        self.name, self.size = name, size

    def __lt__(self, other):
        return self.size < other.size


a, b = Part("bolt", 3), Part("nut", 5)
print(a, b, a < b, a > b, a <= b, a >= b, max([a, b]), registry)

@singleton
class Config:
    def __init__(self, value):
        self.value = value

print(Config(1) is Config(2), Config(3).value)

@register
class Child(Part):
    @register
    class Nested:
        pass

print(registry, Child("c", 1))
