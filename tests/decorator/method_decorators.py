# Decorators on methods, with self, with property and classmethod, and class-based decorators.
def logged(f):
    def wrapper(self, *args, **kwargs):
        self.log.append(f.__name__)
        return f(self, *args, **kwargs)
    return wrapper

def checked(kind):
    def decorate(f):
        def wrapper(self, value):
            if not isinstance(value, kind):
                raise TypeError("%s needs %s" % (f.__name__, kind.__name__))
            return f(self, value)
        return wrapper
    return decorate


class Tank:
    def __init__(self):
        self.log = []
        self._level = 0

    @logged
    def fill(self, amount=1):
        self._level += amount
        return self

    @property
    @logged
    def level(self):
        return self._level

    @level.setter
    @checked(int)
    def level(self, value):
        self._level = value

    @classmethod
    def full(cls, n):
        return cls().fill(n)

    @staticmethod
    @lambda f: lambda *a: f(*a) + " litres"
    def unit(n):
        return str(n)


t = Tank().fill().fill(amount=5)
print(t.level, t.log, Tank.full(9).level, Tank.unit(3), t.unit(4))
t.level = 50
try:
    t.level = "half"
except TypeError as e:
    print(e, t.level)
