# namedtuple: wrong arguments and wrong names are told as CPython tells them.
from collections import namedtuple
P = namedtuple("P", "x y")
D = namedtuple("D", "a b c", defaults=[1])
T = namedtuple("T", "a b c d")
def fails(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
fails(P, 1)
fails(P)
fails(T, 1)
fails(P, 1, 2, 3)
fails(D, 1, 2, 3, 4)
fails(P, 1, z=3)
fails(P, 1, 2, x=3)
fails(P._make, [1])
fails(P._make, 5)
fails(P(1, 2)._replace, z=1)
for names in ("a a", "a 1b", "a def", "_a b", ["a", 5]):
    fails(namedtuple, "N", names)
fails(namedtuple, "1N", "a")
fails(namedtuple, "class", "a")
fails(namedtuple, "N", "a", defaults=(1, 2))
N = namedtuple("N", "self cls")
print(N(1, 2).self, N(self=3, cls=4))
