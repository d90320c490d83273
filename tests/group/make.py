def error(f, *a):
    try:
        return f(*a)
    except Exception as e:
        print(type(e).__name__, e)


g = ExceptionGroup('two', [ValueError(1), TypeError('t')])
print(repr(g), str(g), g.message, g.exceptions, g.args)
print(type(BaseExceptionGroup('b', [KeyError(1)])).__name__)
b = BaseExceptionGroup('b', (KeyboardInterrupt(), KeyError(1)))
print(type(b).__name__, b, b.exceptions)
print(ExceptionGroup.__mro__, ExceptionGroup.__bases__)
print(isinstance(g, Exception), isinstance(b, Exception), issubclass(ExceptionGroup, Exception))
error(ExceptionGroup)
error(ExceptionGroup, 'x')
error(ExceptionGroup, 1, [ValueError()])
error(ExceptionGroup, 'x', [])
error(ExceptionGroup, 'x', 5)
error(ExceptionGroup, 'x', {ValueError()})
error(ExceptionGroup, 'x', [ValueError(), 1])
error(ExceptionGroup, 'x', [ValueError])
error(ExceptionGroup, 'x', [KeyboardInterrupt()])


class My(ExceptionGroup):
    def derive(self, excs):
        return My(self.message + '!', excs)


class Own(ExceptionGroup):
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def __init__(self, message, excs, code):
        super().__init__(message, excs)

    def derive(self, excs):
        return Own(self.message, excs, self.code)


error(My, 'x', [SystemExit()])
m = My('m', [ValueError(1), KeyError(2), ValueError(3)])
print(m.split(ValueError), m.subgroup(KeyError))
o = Own('o', [ValueError(1), OSError(2)], 42)
p, q = o.split(OSError)
print(repr(p), p.code, repr(q), q.code)
print(g.derive([KeyError(5)]))
items = [ValueError(1)]
h = ExceptionGroup('h', items)
items.append(2)
print(h.exceptions)


class Multi(KeyError, AttributeError):
    pass


print(repr(Multi('m')), isinstance(Multi(), AttributeError))
