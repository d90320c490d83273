# dataclass: inheritance, __post_init__, InitVar, ClassVar, kw_only, slots, asdict, replace, make_dataclass.
from dataclasses import *
from typing import ClassVar
from dataclasses import KW_ONLY, MISSING
@dataclass
class Base:
    a: int
    b: str = "b"
@dataclass
class Derived(Base):
    c: float = 0.5
    a: int = 10
    count: "ClassVar[int]" = 0
    def __post_init__(self):
        self.total = self.a + self.c
print(Derived(), Derived(1, "x", 2.5).total, [f.name for f in fields(Derived)], Derived.count, isinstance(Derived(), Base))
@dataclass
class WithInit:
    x: int
    scale: InitVar[int] = 2
    y: int = field(init=False)
    z: int = field(init=False, default=9)
    def __post_init__(self, scale):
        self.y = self.x * scale
print(WithInit(3), WithInit(3, 10).y, WithInit(x=1, scale=4), [f.name for f in fields(WithInit)])
@dataclass
class Kw:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int
print(Kw(1, c=3), Kw(a=1, b=2, c=3))
@dataclass(kw_only=True)
class AllKw:
    x: int = 1
    y: int
print(AllKw(y=2))
@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 5
s = Slotted(1)
print(s, Slotted.__slots__)
@dataclass
class Line:
    points: list
    meta: dict
    first: Base
l = Line([Base(1), (Base(2), 3)], {"k": Base(3)}, Base(4))
d = asdict(l)
print(d, astuple(l), d["first"] is l.first, asdict(Base(1), dict_factory=list), astuple(Base(1), tuple_factory=list))
print(replace(Base(1), b="new"), replace(WithInit(1), x=5, scale=3), is_dataclass(Base), is_dataclass(Base(1)), is_dataclass(int))
C = make_dataclass("C", ["x", ("y", int), ("z", int, field(default=5))], namespace={"twice": lambda self: self.y * 2}, frozen=True)
print(C(1, 2), C(1, 2).twice())
def fails(f):
    try:
        print(f())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
fails(lambda: AllKw(1))
fails(lambda: AllKw())
fails(lambda: Kw())
fails(lambda: make_dataclass("D", [("a", int, 1), "b"]))
fails(lambda: make_dataclass("D", [("a", list, [])]))
fails(lambda: replace(WithInit(1), y=5))
fails(lambda: fields(int))
fails(lambda: asdict(5))
fails(lambda: field(default=1, default_factory=list))
fails(lambda: make_dataclass("F", ["q"], bases=(C,)))
fails(lambda: dataclass(order=True, eq=False)(type("E", (), {})))
f = fields(Base)[1]
print(f.name, f.type, f.default, f.default_factory is MISSING, f.init, f.repr, f.compare, f.hash)
