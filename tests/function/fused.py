# Definitions, calls, slices and formats in the forms that take least code.
class A:
    def a(self): return 1
    def b(self, x=3): return x
    def c(self, *, k=[4]): return k
    def __d(self): return 5
    def e(self): return self.__d()
    if 0:
        def f(self): return 1
    def g(self): return 7


def h(): return 8
def i(x=A()): return x


for n in range(2):
    def j(): return n
    def k(a, b=n, *, c=n + 1): return (a, b, c)
print(A().a(), A().b(), A().c(), A().e(), A().g(), h(), i().a(), j(), k(1))
print(sorted(x for x in dir(A) if not x.startswith('__')))

count = 0
while count < 2:
    def again(): return count
    count += 1
    print(again is not None and again())
    if count == 2:
        first = again
print(first())

if count:
    def chosen(): return 'then'
else:
    def chosen(): return 'else'
def behind(): return 'behind'
print(chosen(), behind())
if not count:
    def chosen(): return 'then'
def behind(): return 'behind it'
print(chosen(), behind())


def outer():
    global glob

    def glob(): return 9

    class B:
        global gg
        def gg(): return 10
        def m(self): return 11
        def n(self): return 12
        def o(self): return 13
    return B


B = outer()
print(glob(), gg(), B().m(), B().n(), B().o(), B.__qualname__, B.m.__qualname__, A.b.__qualname__)


class Names(dict):
    def __setitem__(self, name, value):
        if not name.startswith('__'):
            print('set', name)
        dict.__setitem__(self, name, value)


class M(type):
    @classmethod
    def __prepare__(cls, name, bases, **more):
        return Names(z=1, name=name)

    def __new__(cls, name, bases, space, **more):
        return type.__new__(cls, name, bases, dict(space))


class C(metaclass=M):
    def q(self): return 'q'
    def r(self): return 'r'


class D(C, *[A], **{'metaclass': M}):
    def r(self): return super().a()


print([c.__name__ for c in D.__mro__], C.z, C.name, D().r(), D().q())
space = {}
exec('def zz(): return 3\ndef yy(): return zz()\nx = yy()', space)
print(space['x'])


class Lookup:
    """Methods that are found in many ways, each called by self."""
    def __init__(self):
        self.own = lambda *a: ('own', a)

    def __getattr__(self, name):
        if name == 'gone':
            raise AttributeError(name)
        return lambda *a: (name, a)

    @property
    def got(self):
        return lambda *a: ('got', a)

    @staticmethod
    def static(*a): return ('static', a)

    @classmethod
    def its_class(cls, *a): return (cls.__name__, a)

    def method(self, *a): return ('method', a)

    def all(self):
        print(self.own(), self.own(1), self.got(), self.got(2), self.static(), self.static(3))
        print(self.its_class(), self.its_class(4), self.method(), self.method(5), self.other(), self.other(6))
        try:
            self.gone(7)
        except AttributeError as e:
            print('AttributeError', e)

    def replaced(self, x):
        x = self.method(self := 5)
        return x, self


Lookup().all()
print(Lookup().replaced(1))


def missing():
    try:
        return not_there(1, 2)
    except NameError as e:
        return str(e)


print(missing(), [len('abc'), abs(-3), str(4), list(range(3)), bool(0)])
total = 0
for number in range(4):
    total += number
print(total)
len = lambda text: 'mine'
print(len('abc'))
del len
print(len('abc'))


class Slices:
    def __getitem__(self, key): return key


s = Slices()
a, b = 1, 2
text = 'abcdef'
print(s[a:b], s[:], s[a:], s[:b], s[a:b:a], s[::2], s[a:b, 3], text[1:], text[:-1], text[2:4], text[:], text[::-1])
x = text[a:][b:]
print(x, f'{x}{a}{b!r}{text[:2]}', f'{a:3}{a!s}')


class Formats:
    def __format__(self, spec): return '<' + spec + '>'


class Text(str):
    def __format__(self, spec): return 'T' + spec


class Words:
    def __str__(self): return 'words'


print(f'{Formats()}{Formats():x}{Text("t")}{Words()}{None}{True}')


def imports():
    from math import floor, ceil as up
    return floor(2.5), up(2.5)


print(imports())
