# What C code keeps in tuples of its own, with gaps in them, does not come out of the graph's functions.
# faults: raw
import gc
import itertools


def half():
    for i in range(3):
        for o in gc.get_objects():
            if type(o) is tuple:
                repr(o)
        yield i


first, second = itertools.tee([1, 2])
found = gc.get_referents(first, second)
print(len(repr(found)) > 10, next(first), len(repr(gc.get_referents(first, second))) > 10)
print(tuple(half()), (*half(), 4), dict(zip(half(), half())))
