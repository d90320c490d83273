# A slot of __slots__ is a descriptor on the class, which also works by hand and under another name.

class A:
    __slots__ = ('a', '__private')

    def __init__(self, a):
        self.a = a
        self.__private = 2


class B(A):
    __slots__ = 'b'


class Other:
    two = A.a


x = B(1)
print(A.a, B.a is not None, A._A__private.__name__, B.b.__objclass__, B.a.__objclass__, A.a.__qualname__)
print(A.a.__get__(x), A.a.__get__(x, B), type(A.a.__get__(None, A)) is type(A.a), type(A.a))
A.a.__set__(x, 5)
print(x.a)
A.a.__delete__(x)
try:
    A.a.__delete__(x)
except AttributeError:
    print('empty')
for f in (lambda: A.a.__get__(x), lambda: A.a.__get__(3), lambda: A.a.__set__(Other(), 1),
          lambda: Other().two, lambda: A.b, lambda: x.b):
    try:
        print('got', f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
try:
    Other().two = 1
except TypeError as e:
    print(e)


class Renamed(A):
    again = A.a


r = Renamed(7)
print(r.again)
r.again = 8
print(r.a, r.again)
del r.again
print(hasattr(r, 'a'), hasattr(r, 'again'))
print(sorted(A.__dict__), 'a' in B.__dict__, A.__dict__['a'])
