# Assigning to __defaults__, __kwdefaults__, __name__ and __qualname__ of a function.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b=2, *, c=3):
    return a, b, c


def assign(name, value):
    setattr(f, name, value)


f.__defaults__ = (7, 8)
print(f(), f(1), f.__defaults__)
f.__defaults__ = (5, 6, 7, 8)
print(f())
f.__defaults__ = None
t(lambda: f(1))
print(f(1, 2), f.__defaults__)
f.__kwdefaults__ = {'c': 9}
print(f(1, 2))
f.__kwdefaults__ = None
t(lambda: f(1, 2))
del f.__defaults__
print(f.__defaults__)
for name, value in (('__defaults__', 1), ('__kwdefaults__', 1), ('__name__', 1), ('__qualname__', None), ('__globals__', {}), ('__closure__', 1)):
    t(lambda: assign(name, value))
f.__name__ = 'g'
f.__qualname__ = 'h.g'
print(f.__name__, f.__qualname__, repr(f).split(' at')[0])
try:
    del f.__name__
except TypeError as e:
    print(e)
