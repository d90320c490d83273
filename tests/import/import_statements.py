# import in its forms: names bound, packages run once, attributes of packages.
import plain_package
import plain_package.first
import plain_package.first as f
import plain_package as p, math as m
from plain_package import value, runs as how_often
from plain_package.first import double as d, x
from plain_package.second import (
    Holder,
    twice,
)

print(plain_package.__name__, f is plain_package.first, p is plain_package, f.__name__)
print(value, how_often, d(4), x, twice, Holder().thing, Holder(1).where(), Holder.__doc__, f.__doc__)
f.x = 99
print(f.get_x(), x, plain_package.first.x, Holder().where())
plain_package.runs += 1
import plain_package
print(plain_package.runs, p.runs, how_often)
plain_package.added = "attributes can be added"
from plain_package import added
print(added, m.floor(7.5), __name__)
del plain_package
try:
    plain_package
except NameError as e:
    print(e)
import plain_package
print(plain_package.runs, type(plain_package).__name__, hasattr(p, "second"))

def local_import():
    import plain_package.second
    from plain_package.first import get_x
    return plain_package.second.twice, get_x()

print(local_import(), "get_x" in globals())

class InClass:
    from plain_package.first import double
    import math

print(InClass.double(5), InClass.math.ceil(0.5))

