# exec() of the code of functions; __class__ inside a metaclass's __new__; keywords that only __init__ knows.
def wants(x):
    print('never')


def plain():
    x = 5
    print('plain', x)


def with_default(x=1):
    return x


def outer():
    free = 1

    def inner():
        return free
    return inner


print(exec(plain.__code__, {'print': print}))
for function in (wants, outer()):
    try:
        exec(function.__code__, {})
    except TypeError as error:
        print(type(error).__name__)
print(with_default())


class Meta(type):
    def __new__(cls, name, bases, ns):
        self = super().__new__(cls, name, bases, ns)
        print('made', self.f() is self)
        return self


class A(metaclass=Meta):
    @staticmethod
    def f():
        return __class__


class F(frozenset):
    def __init__(self, arg, newarg=None):
        self.newarg = newarg


class T(tuple):
    def __init__(self, arg, newarg=None):
        self.newarg = newarg


class Prepared(type):
    @classmethod
    def __prepare__(mcls, name, bases, **keywords):
        return {'given': sorted(keywords.items())}

    def __new__(mcls, name, bases, namespace, **keywords):
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        print('init', name, keywords)


class P(metaclass=Prepared, a=1, b=2):
    pass


class Plain(type):
    pass


print(A.f() is A, F([1], newarg=3).newarg, T([1], newarg=3), frozenset().__init__(1), 'a'.__init__(1, 2))
print(P.given, type(Plain('Q', (), {})).__name__)
for source in ('class X(A, P): pass', 'class X(A, A): pass', 'class X: __slots__ = (5,)', 'class X: __slots__ = ("1a",)',
               'class X:\n    a = 1\n    __slots__ = ("a",)'):
    try:
        exec(source)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Naming:
    def __set_name__(self, owner, name):
        raise ValueError(name)


try:
    class Named:
        field = Naming()
except RuntimeError as error:
    print(error, type(error.__cause__).__name__, error.__cause__)
try:
    raise ValueError(1)
except ValueError:
    try:
        try:
            raise KeyError
        except (IndexError, (KeyError, OSError)):
            print('no')
    except TypeError as error:
        print(error)
print(str.lower, str.casefold, staticmethod(len), super(F, F([1])))
