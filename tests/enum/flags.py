# Flag and IntFlag: combining, names of combinations, membership, unknown bits.
from enum import Flag, IntFlag, auto
class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RWX = 7
rw = Perm.R | Perm.W
print(rw, repr(rw), rw.value, Perm.R in rw, Perm.X in rw, bool(rw & Perm.X), rw & Perm.W, rw ^ Perm.R, Perm(7), Perm(0), repr(Perm(0)))
print(~Perm.R, ~rw, repr(~Perm.RWX), list(Perm), len(Perm), list(rw), len(rw), [p.name for p in Perm.RWX], Perm(6) is rw)
print(rw == Perm.W | Perm.R, rw.name, Perm(0).name, Perm["RWX"], hash(rw) == hash(Perm(6)), (Perm.R | Perm.W | Perm.X) is Perm.RWX)
class Auto(Flag):
    A = auto()
    B = auto()
    C = auto()
    NONE = 0
print([m.value for m in Auto], Auto.A | Auto.C, Auto.NONE, repr(Auto.NONE), Auto(0) is Auto.NONE, Auto)
def fails(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
fails(lambda: Perm("a"))
fails(lambda: Perm.R | 1)
fails(lambda: 1 in Perm.R)
class Bits(IntFlag):
    A = 1
    B = 2
    C = 4
ab = Bits.A | Bits.B
print(ab, repr(ab), ab + 1, ab == 3, isinstance(ab, int), Bits.A | 8, repr(Bits.A | 8), repr(Bits(16)), repr(Bits(0)), str(Bits.C))
print(repr(ab & 1), repr(1 | Bits.B), repr(ab ^ Bits.A), f"{ab:04b}", Bits.A in ab, list(ab), bool(Bits(0)), repr(Bits(1)), [1, 2, 3, 4][ab])
print(repr(~Bits.A), ~Bits.A & Bits.C, (~Bits.A).value)
