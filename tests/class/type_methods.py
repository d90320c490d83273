# The methods of classes as objects: mro, calls, instance checks; property's own methods.
class A:
    def __init__(self, x=0):
        self.x = x


class B(A):
    pass


print([c.__name__ for c in B.mro()], [c.__name__ for c in type.mro(B)], [c.__name__ for c in bool.mro()])
print(type.__call__(B, 5).x, B.__call__(6).x, type.__instancecheck__(A, B()), A.__instancecheck__(5), type.__init__(A, 'A', (), {}))
made = type('Made', (B,), {'y': 2, 'double': lambda self: self.x * 2})
print(made.__name__, made(4).double(), made.y, made.__mro__ == tuple(made.mro()), type(made) is type, made.__bases__ == (B,))
first = property(lambda self: 'first')
second = first.getter(lambda self: 'second ' + str(self.x))
third = second.setter(lambda self, value: setattr(self, 'x', value)).deleter(lambda self: setattr(self, 'x', 'deleted'))


class C(A):
    one, two, three = first, second, third


c = C(3)
print(c.one, c.two, first.__get__(c), third.__get__(c, C), third.__get__(None, C) is third, C.three is third)
c.three = 9
print(c.x, c.three)
del c.three
print(c.x, third.fget is second.fget, second.fset, third.fset is not None, third.fdel is not None, first.__doc__)
for change in ('c.one = 1', 'del c.two', 'c.two = 1'):
    try:
        exec(change)
    except AttributeError as error:
        print(type(error).__name__)
