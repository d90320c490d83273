# SPDX-License-Identifier: MIT
"""The abstract classes of numbers, which int, float and complex belong to; each is made when it is first asked for."""
from abc import ABCMeta, abstractmethod


def __getattr__(name):
    make = globals().get("_make_" + name)
    if make is None:
        raise AttributeError(f"module 'numbers' has no attribute '{name}'")
    make()
    return globals()[name]


def _base(name):
    return globals().get(name) or __getattr__(name)


def _abstract(space, names):
    """Puts abstract methods of these names into the body of a class."""
    @abstractmethod
    def method(self, *others):
        raise NotImplementedError
    for name in names.split():
        space[name] = method


def _make_Number():
    global Number

    class Number(metaclass=ABCMeta):
        __hash__ = None

    Number.register(complex)
    Number.register(float)
    Number.register(int)


def _make_Complex():
    global Complex

    class Complex(_base("Number")):
        _abstract(locals(), "__complex__ conjugate __add__ __radd__ __neg__ __pos__ __mul__ __rmul__ __truediv__ __rtruediv__ "
                            "__pow__ __rpow__ __abs__ __eq__")

        @property
        @abstractmethod
        def real(self):
            raise NotImplementedError

        @property
        @abstractmethod
        def imag(self):
            raise NotImplementedError

        def __bool__(self):
            return self != 0

        def __sub__(self, other):
            return self + -other

        def __rsub__(self, other):
            return -self + other

    Complex.register(complex)
    Complex.register(float)
    Complex.register(int)


def _make_Real():
    global Real

    class Real(_base("Complex")):
        _abstract(locals(), "__float__ __trunc__ __floor__ __ceil__ __round__ __floordiv__ __rfloordiv__ __mod__ __rmod__ "
                            "__lt__ __le__")

        def __divmod__(self, other):
            return self // other, self % other

        def __rdivmod__(self, other):
            return other // self, other % self

        def __complex__(self):
            return complex(float(self))

        @property
        def real(self):
            return +self

        @property
        def imag(self):
            return 0

        def conjugate(self):
            return +self

    Real.register(float)
    Real.register(int)


def _make_Rational():
    global Rational

    class Rational(_base("Real")):
        @property
        @abstractmethod
        def numerator(self):
            raise NotImplementedError

        @property
        @abstractmethod
        def denominator(self):
            raise NotImplementedError

        def __float__(self):
            return int(self.numerator) / int(self.denominator)

    Rational.register(int)


def _make_Integral():
    global Integral

    class Integral(_base("Rational")):
        _abstract(locals(), "__int__ __lshift__ __rlshift__ __rshift__ __rrshift__ __and__ __rand__ __xor__ __rxor__ __or__ "
                            "__ror__ __invert__")

        def __index__(self):
            return int(self)

        def __float__(self):
            return float(int(self))

        @property
        def numerator(self):
            return +self

        @property
        def denominator(self):
            return 1

    Integral.register(int)
