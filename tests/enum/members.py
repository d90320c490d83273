# Enum: members, lookup, aliases, iteration, identity, what is refused.
from enum import Enum, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    BLUE = auto()
    def describe(self):
        return self.name.lower(), self.value
    @classmethod
    def favourite(cls):
        return cls.GREEN
    @property
    def first(self):
        return self.name[0]
    _private = "no member"
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], Color.CRIMSON is Color.RED)
print(list(Color), len(Color), [c.value for c in reversed(Color)], Color.RED in Color, isinstance(Color.RED, Color))
print(Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.BLUE, Color.RED.describe(), Color.favourite(), Color.BLUE.first)
print({Color.RED: "r"}[Color(1)], sorted(Color, key=lambda c: -len(c.name)), f"{Color.RED:>12}|{Color.RED!s}", bool(Color.RED))
print(sorted(Color.__members__), Color, type(Color.RED).__name__, Color(Color.GREEN))
def fails(f):
    try:
        f()
    except (ValueError, KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
fails(lambda: Color(9))
fails(lambda: Color["PINK"])
fails(lambda: setattr(Color, "RED", 5))
fails(lambda: delattr(Color, "RED"))
fails(lambda: Color.RED < Color.BLUE)
def more():
    class More(Color):
        pass
fails(more)
def twice():
    class Twice(Enum):
        A = 1
        A = 2
fails(twice)
def double():
    @unique
    class Double(Enum):
        A = 1
        B = 1
        C = 1
fails(double)
@unique
class Fine(Enum):
    A = "a"
    B = "b"
print(Fine.A.value, [f.name for f in Fine])
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Enum("X", ["a", "b"])(2), Enum("Y", {"k": "v"}).k.value, Enum("Z", [("p", 5)], start=3).p, Enum("W", "a b", start=7).b.value)
class Base(Enum):
    def hello(self):
        return "hello " + self.name
class Derived(Base):
    ME = 1
print(Derived.ME.hello(), isinstance(Derived.ME, Base), [m for m in Derived])
