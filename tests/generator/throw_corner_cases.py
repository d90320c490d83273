# throw() gives context; GeneratorExit closes what is delegated to; implicit class methods in a diamond; int() of subclasses.
def waits_in_except():
    try:
        raise KeyError('a')
    except Exception:
        yield 1


def delegates(to):
    yield from to()


for make in (waits_in_except, lambda: delegates(waits_in_except)):
    g = make()
    next(g)
    try:
        g.throw(ValueError('thrown'))
    except ValueError as error:
        print(error, repr(error.__context__))


def returns():
    try:
        yield
    except GeneratorExit:
        return


def ignores():
    try:
        yield
    except GeneratorExit:
        yield 'ignored'


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return 5

    def close(self):
        print('closed')


for make in (returns, ignores, Iterator, lambda: iter([1, 2])):
    g = delegates(make)
    next(g)
    try:
        print(g.throw(GeneratorExit))
    except (GeneratorExit, RuntimeError, StopIteration) as error:
        print(type(error).__name__, error)
    print(next(g, 'over'))
try:
    raise OSError('handled')
except OSError:
    g = returns()
    next(g)
    try:
        g.throw(ValueError)
    except ValueError as error:
        print(repr(error.__context__))


class Base:
    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        cls.seen = getattr(cls, 'seen', ()) + ('Base',)


class Left:
    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        cls.seen = getattr(cls, 'seen', ()) + ('Left',)


class Both(Left, Base):
    def __class_getitem__(cls, key):
        return cls.__name__, key


class Leaf(Both):
    pass


print(Both.seen, Leaf.seen, Leaf[5], Leaf.__class_getitem__('k'), type(Both.__dict__['__class_getitem__']).__name__)


class Seven(int):
    def __index__(self):
        return 42


class Own(int):
    def __int__(self):
        return 8


print(int(Seven(7)), int(Own(7)), bool.from_bytes(b'\0\1', 'big'), type(Own.from_bytes(b'\5', 'big')).__name__, [1, 2][Seven(1)])
