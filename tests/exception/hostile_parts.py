# faults: cyclic, lie, callback, raw
# Exceptions that contain or cause themselves, whose text lies, and that are raised by their own making.
class Liar(Exception):
    def __str__(self):
        return 5

    def __repr__(self):
        return None


for call in (str, repr, lambda e: '%s' % e, lambda e: f'{e!r}', lambda e: print(e)):
    try:
        call(Liar())
    except TypeError as e:
        print('TypeError')
a, b = ValueError('a'), KeyError('b')
a.__cause__, b.__cause__ = b, a
a.__context__, b.__context__ = b, a
print(a.__cause__.__cause__ is a, repr(a))
try:
    try:
        raise a
    except ValueError:
        raise b from b
except KeyError as e:
    print(e.__cause__ is b)
loop = ValueError()
loop.args = (loop,)
try:
    repr(loop)
except RecursionError:
    print('RecursionError')
for wrong in (5, 'x', None, [], int, object()):
    for name in ('__cause__', '__context__', '__traceback__', 'args'):
        try:
            setattr(ValueError(), name, wrong)
            print(name, type(wrong).__name__)
        except TypeError:
            pass


class Endless(Exception):
    def __new__(cls, depth=0):
        if depth < 20:
            try:
                raise cls(depth + 1)
            except Exception as e:
                return e
        return 5 if depth == 21 else super().__new__(cls)


try:
    raise Endless
except Exception as e:
    print(type(e).__name__)
for made in (5, None, 'x', ValueError):
    Made = type('Made', (Exception,), {'__new__': lambda cls, *a: made})
    try:
        raise Made
    except TypeError as e:
        print('TypeError')
for cls in (OSError, KeyError, SyntaxError, UnicodeDecodeError, StopIteration, SystemExit, ImportError, AttributeError, UnicodeEncodeError):
    e = cls.__new__(cls) if cls not in (UnicodeDecodeError, UnicodeEncodeError) else cls('a' if cls is UnicodeEncodeError else 'b', *(('x',) if cls is UnicodeEncodeError else (b'x',)), -5, 1 << 30, 'r')
    print(cls.__name__, len(str(e)) < 200, len(repr(e)) < 200)
