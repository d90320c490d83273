# Properties, class and static methods as objects, and classes derived from property.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class P(property):
    "sub"
class A:
    def __init__(self): self._x = 1
    @P
    def x(self):
        "doc x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @property
    def y(self): return 5
    @staticmethod
    def s(): return 's'
    @classmethod
    def c(cls): return cls.__name__
    z = property(doc='zdoc')
a = A()
t(lambda: a.x)
def f(): a.x = 7
t(f); t(lambda: a.x)
def f(): del a.x
t(f)
def f(): a.y = 7
t(f)
def f(): del a.y
t(f)
t(lambda: a.z)
t(lambda: type(A.x).__name__); t(lambda: A.x.__doc__); t(lambda: A.z.__doc__)
t(lambda: A.x.__set__(a, 9)); t(lambda: a.x); t(lambda: A.y.fget(a))
t(lambda: A.y.__get__(a)); t(lambda: A.y.__get__(None, A) is A.y)
t(lambda: A.y.__isabstractmethod__)
def g(): pass
g.__isabstractmethod__ = True
t(lambda: property(g).__isabstractmethod__); t(lambda: staticmethod(g).__isabstractmethod__)
t(lambda: A.__dict__['s'].__func__()); t(lambda: A.__dict__['s']()); t(lambda: A.__dict__['c'].__func__(int)); t(lambda: A.__dict__['c'].__wrapped__.__name__)
t(lambda: A.__dict__['c'].__get__(0, int)()); t(lambda: A.__dict__['c'].__get__(0)()); t(lambda: A.__dict__['s'].__get__(0)()); t(lambda: A.__dict__['c']())
t(lambda: a.c.__self__ is A); t(lambda: a.c == A.c); t(lambda: hash(a.c) == hash(A.c)); t(lambda: a.__init__.__func__ is A.__init__)
t(lambda: property(1, 2, 3, 4, 5)); t(lambda: property(nix=1))


class classonly(classmethod):
    pass


class Three(int):
    pass


class K:
    @classonly
    def name(cls):
        return cls.__name__

    three = Three(3)


print(K.name(), K().name(), type(K.three).__name__, type(K().three).__name__)
