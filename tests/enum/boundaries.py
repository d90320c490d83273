# enum: boundaries of flags, verify, member and nonmember, property, _missing_, _order_, functional API, ReprEnum.
import enum
from enum import *
class Strict(Flag, boundary=STRICT):
    A = 1
    B = 2
class Conform(Flag, boundary=CONFORM):
    A = 1
    B = 2
class Eject(IntFlag, boundary=EJECT):
    A = 1
    B = 2
class Keep(Flag, boundary=KEEP):
    A = 1
    B = 2
for f in (Strict, Conform, Eject, Keep):
    try:
        print(repr(f(5)), repr(~f.A), repr(f(3)))
    except ValueError as e:
        print(e)
def fails(f):
    try:
        print(f())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
def gap():
    @verify(CONTINUOUS)
    class Gap(Enum):
        A = 1
        B = 4
def unnamed():
    @verify(NAMED_FLAGS)
    class Unnamed(Flag):
        A = 1
        AB = 7
def twice():
    @verify(UNIQUE)
    class Twice(Enum):
        A = 1
        B = 1
def order():
    class Order(Enum):
        _order_ = "B A"
        A = 1
        B = 2
def sunder():
    class Sunder(Enum):
        _odd_ = 1
def extends():
    class More(Strict):
        C = 4
def again():
    class Again(Enum):
        A = 1
        A = 2
for f in (gap, unnamed, twice, order, sunder, extends, again, lambda: Strict.A.value, lambda: Strict("x"), lambda: setattr(Strict, "A", 1)):
    fails(f)
class Mixed(Enum):
    ONE = 1
    @member
    def run(self=None):
        return "run"
    CONSTANT = nonmember(7)
    @enum.property
    def double(self):
        return self.value * 2
    @classmethod
    def _missing_(cls, value):
        return cls.ONE if value == "one" else None
    __private = 3
print(list(Mixed)[0], len(Mixed), Mixed.CONSTANT, Mixed.ONE.double, Mixed("one"), Mixed.run.value())
class Hex(int, ReprEnum):
    TEN = 10
print(Hex.TEN, repr(Hex.TEN), f"{Hex.TEN:x}", Hex.TEN + 1, isinstance(Hex.TEN, Hex))
class Shadow(Enum):
    name = 1
    value = 2
print(Shadow.name.value, Shadow.value.name, Shadow(2))
print(list(Enum("Colour", "red green", start=5)), list(Enum("Pair", {"a": 1, "b": "x"})), IntEnum("N", ["x", "y"]).y + 1)
class Based(Enum):
    def __init_subclass__(cls, **k):
        super().__init_subclass__(**k)
        print("subclass", cls.__name__, [m.name for m in cls])
class Child(Based):
    A = "a"
    B = "b"
print(enum.show_flag_values(11), Strict.A in (Strict.A | Strict.B), list(Strict(3)), len(Strict(3)), bool(Strict(0)), repr(Strict(0)))
