# Special methods are bound as attributes of the class are: a staticmethod gets no self.
class Static:
    __call__ = staticmethod(lambda *a, **k: (a, k))
    __len__ = staticmethod(lambda: 3)
    __add__ = staticmethod(lambda *a: ('add', a))
    __radd__ = staticmethod(lambda *a: ('radd', a))
    __iadd__ = staticmethod(lambda *a: ('iadd', a))
    __getitem__ = classmethod(lambda cls, key: (cls.__name__, key))
    __contains__ = staticmethod(lambda x: x == 5)
    __eq__ = staticmethod(lambda x: x == 5)
    __lt__ = staticmethod(lambda x: 'less')
    __hash__ = staticmethod(lambda: 77)
    __iter__ = staticmethod(lambda: iter((1, 2)))
    __str__ = staticmethod(lambda: 'text')
    __bool__ = classmethod(lambda cls: False)
    __neg__ = staticmethod(lambda: 'negative')
    __index__ = staticmethod(lambda: 4)
    __format__ = staticmethod(lambda spec: 'format ' + spec)
    __getattr__ = staticmethod(lambda name: 'missing ' + name)


s = Static()
print(s(), s(1, k=2), len(s), s + 1, 1 + s, s[1], 5 in s, 6 in s, s == 5, s == 6, s < 1, list(s), hash(s))
print(str(s), not s, -s, s.other, getattr(s, 'another'), hex(s), 'abcdef'[s], f'{s:x}', [x for x in s])
s += 3
print(s)


class Counts:
    def __call__(self, *a):
        return len(a)


class WithCallables:
    __len__ = __call__ = __add__ = __next__ = __setattr__ = __setitem__ = Counts()


w = WithCallables()
w.x = w[1] = 2
print(len(w), w(), w(1, 2), w + 1, next(w), hasattr(w, 'x'))


class Meta(type):
    __call__ = staticmethod(lambda *a: a)


class Made(metaclass=Meta):
    pass


print(Made(1, 2))
