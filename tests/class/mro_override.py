# A metaclass says the MRO; __qualname__ in the body and assigned; a __class__ that lies.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Meta(type):
    def mro(cls): return [cls, X, object] if cls.__name__ == 'Y' else type.mro(cls)
class X(metaclass=Meta): v = 1
class Y(metaclass=Meta): pass
print(Y.v, [c.__name__ for c in Y.__mro__], isinstance(Y(), X))
class M2(type):
    def mro(cls): return [1]
def f():
    class Z(metaclass=M2): pass
t(f)
class Q:
    __qualname__ = 'some.name'
print(Q.__qualname__, '__qualname__' in Q.__dict__)
def f():
    class Q: __qualname__ = 42
t(f)
def f(): Q.__name__ = 3
t(f)
def f(): Q.__qualname__ = 3
t(f)
def f(): del Q.__name__
t(f)
Q.__name__ = 'QQ'; Q.__qualname__ = 'R.Q'; print(Q, Q.__name__)
class Pr:
    @property
    def __class__(self): return int
print(isinstance(Pr(), int), isinstance(Pr(), Pr), isinstance(Pr(), str), type(Pr()).__name__)
def f(): [].__class__ = int
t(f)
def f(): del [].__class__
t(f)
def f(): del Q().__class__
t(f)
