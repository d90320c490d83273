# __new__ of a built-in type makes instances of its own and of derived classes, of nothing else.
# faults: raw
import types


class Items(list):
    pass


class Number(int):
    pass


class Plain:
    pass


class Trouble(ValueError):
    def __init__(self, *args):
        pass


def attempt(make, *args, **named):
    try:
        print(type(make(*args, **named)).__name__)
    except TypeError as e:
        print(e)


classes = [5, None, 'list', Items(), int, bool, list, object, type, Items, Number, Plain, Trouble, types.FunctionType]
for made in (int, bool, str, list, dict, tuple, bytearray, object):
    for cls in classes:
        attempt(made.__new__, cls)
    attempt(made.__new__)
attempt(int.__new__, Number, '12')
attempt(object.__new__, Plain, 1)
attempt(object.__new__, types.GeneratorType)
# Of the exceptions CPython names the class that was asked, and refuses OSError.
for cls in classes:
    try:
        print(repr(ValueError.__new__(cls, 1, 2)))
    except TypeError as e:
        print(str(e).split('.__new__')[1].split(':')[0])
print(Trouble(1, 2).args, Trouble.__new__(Trouble, 3).args)
