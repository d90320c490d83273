# Corner cases of classes over built-in types, of object's own methods, and of yield in a comprehension's source.
class A: pass
a = A()
for f in (lambda: object.__getattribute__(a, 5), lambda: object.__setattr__(a, 5, 1), lambda: object.__delattr__(a, None), lambda: type.__setattr__(A, b'x', 1), lambda: getattr(a, b'x'), lambda: a.__getattribute__(1.5)):
    try: print(f())
    except TypeError as e: print(e)


class N(set):
    def __new__(cls, arg, newarg=None):
        self = super().__new__(cls, arg)
        self.newarg = newarg
        return self
print(N([1, 2]), N([1], 3) if 0 else '')
class L(list):
    def __new__(cls, arg): return super().__new__(cls)
print(L('ab'))
class H(set):
    def __hash__(self): return 5
s = H([1]); f = set(); f.add(s); print(s in f, H() in f)
f.discard(s); print(f)
class E(enumerate): pass
e = E('abc'); print(iter(e) is e, list(e), type(e).__name__)
class M(map): pass
m = M(str, [1]); print(iter(m) is m, next(m)); 
print([x for x in M(str, [1, 2])])
class C:
    def m(self): pass
print(C().m.__class__.__name__, C.m.__class__.__name__, len.__class__.__name__, C().m.__func__ is C.m)
print(C.__annotations__); C.__annotations__['x'] = int; print(C.__annotations__)
def g():
    [x for x in [(yield 1)]]
    yield 2
print(list(g()))
def g2():
    r = list(x for x in (yield 5))
    print(r)
q = g2(); print(next(q))
try: q.send('ab')
except StopIteration: pass
