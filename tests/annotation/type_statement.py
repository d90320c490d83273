# Python 3.12: CPython 3.11 has no type statement and no type parameters
type Point = int
print(Point, Point.__name__)
type Lazy = undefined_yet
try:
    Lazy.__value__
except NameError as e:
    print(e)
undefined_yet = 5
print(Lazy.__value__)
type Pair[A, B] = (A, B)
print(Pair.__value__, Pair[int, str])
type Recursive = int | list[Recursive]
print(type(Recursive.__value__).__name__)
type(1)
type = type
type in (1, 2); type is None; type and 0; type or 0
type if 1 else 2; type not in ()
print(type(5).__name__)


def f():
    type Local[T] = list[T]
    x = 1
    type Closed = x
    return Local.__name__, Closed.__value__


print(f())


class K:
    type Member = int
    a: Member


print(K.Member, K.__annotations__)


def first[T](x: list[T], y: T = None) -> T:
    return x[0]


def bound[T: (int, str), *Ts, **P](*a: *Ts, **k: P.kwargs) -> T: return a


print(first([1]), bound(1, 2))


class Base:
    def __class_getitem__(cls, item):
        return cls


class Box[T](Base[T]):
    value: T
    other: T | None = None

    def get[U](self, x: U) -> T | U:
        return self.value


print(Box.__annotations__, Box.__mro__[1].__name__, Box[int])


def local():
    class Inner[T = int, U: str = 'a'](dict[T, U]):
        x: T
    return Inner.__annotations__, Inner({1: 2})


print(local())
