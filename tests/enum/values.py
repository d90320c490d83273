# Enum: values of all kinds, __init__, __new__, auto, _missing_, mixed with str and int.
from enum import Enum, IntEnum, StrEnum, auto
class Planet(Enum):
    MERCURY = (3.5, 2)
    EARTH = (5.0, 6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def ratio(self):
        return self.mass / self.radius
print(Planet.EARTH, Planet.EARTH.value, Planet.MERCURY.mass, Planet.MERCURY.ratio, Planet((3.5, 2)))
class Coded(Enum):
    def __new__(cls, code, text):
        obj = object.__new__(cls)
        obj._value_ = code
        obj.text = text
        return obj
    A = (10, "ten")
    B = (20, "twenty")
print(Coded(10), Coded.B.text, Coded.B.value)
class Kinds(Enum):
    LIST = [1, 2]
    NONE = None
    TEXT = "t"
    OTHER = [1, 2]
print(Kinds([1, 2]), Kinds(None), list(Kinds), Kinds.OTHER is Kinds.LIST)
class Level(IntEnum):
    LOW = 1
    HIGH = 10
print(Level.LOW < Level.HIGH, Level.LOW + 1, Level.HIGH == 10, Level(1), repr(Level.HIGH), str(Level.HIGH), f"{Level.LOW:03}", max(Level).name)
print([10, 20][Level.LOW], isinstance(Level.LOW, int), sorted([Level.HIGH, Level.LOW]), "%d" % Level.HIGH, {1: "one"}[Level.LOW])
class Word(StrEnum):
    YES = auto()
    NO = "nope"
print(Word.YES, repr(Word.NO), Word("yes"), Word.NO.upper(), Word.NO == "nope", "-".join(Word), f"{Word.YES:>5}")
class Mixed(str, Enum):
    A = "a"
print(Mixed.A, repr(Mixed.A), Mixed.A == "a", f"{Mixed.A}", Mixed.A + "b", Mixed("a").name)
class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)
    ONE = auto()
    TWO = auto()
print([m.value for m in Named])
class Lenient(Enum):
    UNKNOWN = 0
    KNOWN = 1
    @classmethod
    def _missing_(cls, value):
        return cls.UNKNOWN if isinstance(value, int) else None
print(Lenient(99), Lenient(1))
try:
    Lenient("x")
except ValueError as e:
    print(e)
class Auto(Enum):
    A = 5
    B = auto()
    C = "text"
    D = 9
print([m.value for m in Auto])
from copy import copy, deepcopy
print(copy(Level.LOW) is Level.LOW, deepcopy([Planet.EARTH])[0] is Planet.EARTH)
