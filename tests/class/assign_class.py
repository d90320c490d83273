# obj.__class__ = other: the attributes stay, methods are those of the other class; unlike layouts are refused.
class A:
    def __init__(self):
        self.x = 1

    def who(self):
        return 'A', self.x


class B:
    def who(self):
        return 'B', self.x, self.y


class Slotted:
    __slots__ = ('q',)


class S1(Slotted):
    pass


class S2(Slotted):
    pass


class I(int):
    pass


a = A()
a.y = 2
print(a.who())
a.__class__ = B
print(a.who(), type(a).__name__, isinstance(a, A), A().who())
a.z = 3
print(a.__dict__)
s = S1()
s.q = 1
s.z = 2
s.__class__ = S2
print(s.q, s.z, type(s).__name__)
for value, cls in ((A(), Slotted), (A(), I), (A(), int), (A(), 5), (I(1), A)):
    try:
        value.__class__ = cls
    except TypeError as e:
        print(e)


class E1(Exception):
    pass


class E2(Exception):
    pass


e = E1('text')
e.__class__ = E2
try:
    raise e
except E2 as caught:
    print('E2', caught)
