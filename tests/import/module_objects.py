# Modules as objects: attributes, assignment, deletion, passing them around, functions' globals.
import math
import plain_package.first as first
from plain_package import first as other_name

def has(module, *names):
    return [hasattr(module, n) for n in names]

print(first is other_name, has(first, "x", "double", "nope"), has(math, "pi", "nope"))
first.extra = [1]
other_name.extra.append(2)
print(first.extra, getattr(first, "missing", "default"))
del first.extra
try:
    first.extra
except AttributeError as e:
    print(e)
try:
    del first.extra
except AttributeError as e:
    print(type(e).__name__)
print(first.get_x())
first.x = 11
print(first.get_x())
def replacement(n):
    return "replaced %d" % n
saved, first.double = first.double, replacement
print(first.double(1), saved(1))
x = "the importer's x"
print(first.get_x(), x)
table = {m.__name__: m for m in (math, first)}
print(sorted(table), table["math"].floor(1.5))
class Facade:
    module = first
    def call(self, name, *args):
        return getattr(self.module, name)(*args)
print(Facade().call("double", 4), Facade.module.x)
for thing in (math, first):
    print(type(thing).__name__, thing == thing, bool(thing), thing in [math], isinstance(thing, type(math)))
try:
    math()
except TypeError as e:
    print(e)

