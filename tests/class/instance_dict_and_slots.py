# What __slots__ names, and the value of a built-in type, is not in __dict__; with __slots__ alone there is none.
class I(int):
    pass


i = I(5)
i.x = 1
i.__dict__['y'] = 2
print(i, i + 1, i.y, i.__dict__)


class S:
    __slots__ = ('s',)


s = S()
print(hasattr(s, '__dict__'))
for ask in (lambda: s.__dict__, lambda: vars(s)):
    try:
        ask()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class T(S):
    pass


t = T()
t.s = 1
t.o = 2
t.__dict__['p'] = 3
print(t.__dict__, t.s, t.p)
t.s = 9
print(t.s, t.__dict__)
del t.s
print(hasattr(t, 's'), t.__dict__)


class U(T):
    __slots__ = ('u',)

    def set(self):
        self.v = 3
        return self


u = U().set()
u.s = 1
u.u = 2
print(u.__dict__, u.u, u.s)


class W:
    __slots__ = ('w', '__dict__')


w = W()
w.w = 1
w.x = 2
print(w.__dict__, w.w, w.x)
