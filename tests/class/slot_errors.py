# Messages of a class with slots, and of bound objects that have no name.
class B:
    y = 0
    __slots__ = ('z',)


def t(f):
    try:
        f()
    except AttributeError as e:
        print(e)


def delete(name):
    delattr(B(), name)


t(lambda: setattr(B(), 'y', 1))
t(lambda: delete('y'))
t(lambda: setattr(B(), 'x', 1))
t(lambda: delete('x'))


class Callable:
    def __call__(self, x):
        return x

    def __repr__(self):
        return 'it'


m = type(Callable().__call__)(Callable(), 1)
print(m, m())


class Descr:
    def __set__(self, obj, value):
        pass


class Meta(type):
    pass


class X(metaclass=Meta):
    a = 42


Meta.a = Descr()
print(X.a)
