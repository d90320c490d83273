# The repr of what contains itself ends, and says where.
from collections import ChainMap, OrderedDict, defaultdict
from functools import partial
from types import SimpleNamespace


class Ordered(OrderedDict):
    pass


class Space(SimpleNamespace):
    pass


for x in OrderedDict(), Ordered(), defaultdict(int), ChainMap():
    x[1] = x
    print(x)
    x[2] = [x]
    print(repr(x), str(x))
for x in SimpleNamespace(a=1), Space(a=1):
    x.b = x
    print(x)
    x.c = [x, {1: x}]
    print(x)
p = partial(print, 1)
p.__setstate__((p, (p,), {"k": [p]}, {}))
print(p)
print(ChainMap(), ChainMap({1: 2}, {3: 4}), ChainMap({1: ...}), OrderedDict(), SimpleNamespace())


class Wrong:
    def __repr__(self):
        raise ValueError("wrong")


# One that failed is not taken for one under way.
x = OrderedDict(a=Wrong())
for _ in range(2):
    try:
        print(x)
    except ValueError as e:
        print(e)
