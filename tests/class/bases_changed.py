# An assignment to __bases__ changes what a class and all derived ones inherit, or nothing at all.

class A:
    def name(self):
        return 'A'


class B:
    def __init__(self):
        self.own = 1

    def name(self):
        return 'B'

    def __getattr__(self, name):
        return 'no ' + name

    def __eq__(self, other):
        return True


class C(A):
    pass


class D(C):
    def __init__(self):
        self.x = 5


c, d = C(), D()
print(c.name(), d.name(), d == 1)
C.__bases__ = (B,)
print(c.name(), d.name(), d.x, d.other, d == 1, C().own)
print([k.__name__ for k in D.__mro__], C.__bases__, B.__subclasses__(), A.__subclasses__())
C.__bases__ = (A, B)
print(c.name(), C().own, [k.__name__ for k in D.__mro__], C.__base__)


class Slotted:
    __slots__ = ('a',)


class Closed(Slotted):
    __slots__ = ('b',)


for cls, bases in [(C, ()), (C, [A]), (C, (C,)), (C, (D,)), (C, (A, A)), (C, (bool,)),
                   (C, (Slotted,)), (Closed, (A,)), (C, (1,))]:
    try:
        cls.__bases__ = bases
        print('accepted', bases)
    except TypeError as e:
        print(str(e).split('\n')[0])
print(Closed.__bases__, [k.__name__ for k in D.__mro__], c.name())
try:
    del C.__bases__
except TypeError as e:
    print('not deleted')
try:
    int.__bases__ = (str,)
except TypeError as e:
    print(e)
