# Programs that work on __dict__: attribute hooks, a dict that is its own attributes, modules, functions, exceptions.
class Hooked:
    def __setattr__(self, name, value):
        self.__dict__[name] = ('set', value)

    def __getattr__(self, name):
        return self.__dict__.get('_' + name, 'none')

    def __delattr__(self, name):
        del self.__dict__[name]


h = Hooked()
h.x = 1
h._z = 5
print(h.x, h.z, h.q)
del h.x
print(h.x, h.__dict__)


class Attributes(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.__dict__ = self


a = Attributes(a=1)
a.b = 2
a['c'] = 3
del a.a
print(a, a.c, a.__dict__ == a, len(a))


class Lazy:
    def __getattr__(self, name):
        print('computes', name)
        value = self.__dict__[name] = len(name)
        return value


lazy = Lazy()
print(lazy.first, lazy.first)


class E(Exception):
    pass


e = E(1)
e.x = 5
d = e.__dict__
d['y'] = 6
print(e.y, e.__dict__ is d)
e.__dict__ = {'k': 1}
print(e.k, hasattr(e, 'x'))


def f():
    pass


f.a = 1
f.__dict__['b'] = 2
print(f.b, f.__dict__)


class C:
    v = 1


p = C.__dict__
C.w = 2
print(p['w'], 'w' in p, type(p).__name__)
try:
    p['x'] = 1
except TypeError as error:
    print(error)
import sys

module = sys.modules['__main__']
module.__dict__['made'] = 7
print(made, module.__dict__ is globals())
