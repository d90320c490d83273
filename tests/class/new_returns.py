# What __new__ returns decides which __init__ runs; keywords that only one of both wants.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class C:
    def __new__(cls, arg):
        return [1] if isinstance(arg, str) else object.__new__(D) if isinstance(arg, int) else object.__new__(cls)
class D(C):
    def __init__(self, arg): self.foo = arg
print(C("1"), D("1"), D(None).foo, type(C(1)).__name__, C(1).foo, D(1).foo)
class E:
    @classmethod
    def __new__(*args): return len(args)
print(E(1, 2))
class F:
    @staticmethod
    def __new__(*args): return len(args)
print(F(1, 2))
class L(list):
    def __new__(cls, seq, newarg=None):
        self = super().__new__(cls, seq); self.newarg = newarg; return self
l = L([1, 2], newarg=3); print(l, l.newarg)
class M(list):
    def __init__(self, seq, newarg=None): super().__init__(seq); self.newarg = newarg
m = M([1, 2], newarg=3); print(m, m.newarg)
class N(list): pass
t(lambda: N([1], newarg=3)); t(lambda: list(sequence=[1]))
t(lambda: object(1)); t(lambda: object.__new__()); t(lambda: object.__new__(1)); t(lambda: object.__new__(int)); t(lambda: int.__new__(str)); t(lambda: list.__new__(dict)); t(lambda: list.__new__(1)); t(lambda: list.__new__())
