# A descriptor of the class serves as special method, __init__ included, and is asked by its __get__.
class Wrapped:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, cls):
        return lambda *a, **k: self.function(instance, *a, **k)


class Everything:
    @Wrapped
    def __init__(self, x, *, y=1):
        self.x = x, y

    @Wrapped
    def __len__(self):
        return 7

    @Wrapped
    def __iter__(self):
        yield from self.x

    @Wrapped
    def __enter__(self):
        return 'entered'

    @Wrapped
    def __exit__(self, *a):
        print(a)

    @Wrapped
    def __eq__(self, other):
        return NotImplemented

    @Wrapped
    def __reversed__(self):
        return iter('backwards')

    @Wrapped
    def __round__(self, digits=None):
        return 'round', digits


e = Everything(3, y=4)
print(e.x, len(e), list(e), [*e], e == e, e == 3, list(reversed(e)), round(e), round(e, 2))
with e as entered:
    print(entered)
x, y = e
print(x, y)


class Plain:
    __init__ = staticmethod(lambda *a, **k: print('init', a, k))


Plain(1, 2, z=3)
Plain(*range(12))
Plain.__init__ = lambda self: 3
for cls in (Plain, type('Yields', (), {'__init__': lambda self: (yield)})):
    try:
        cls()
    except TypeError as error:
        print(error)
