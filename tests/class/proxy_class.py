# A proxy that hands on __class__; __setattr__ of object and type; del obj.__dict__
class A:
    pass


class Proxy:
    def __init__(self, other):
        object.__setattr__(self, 'other', other)

    def __getattribute__(self, name):
        return getattr(object.__getattribute__(self, 'other'), name)


print(isinstance(Proxy(A()), A), isinstance(Proxy(1), int), isinstance(Proxy(A()), Proxy), isinstance(Proxy(A()), (str, int)))


class Meta(type):
    def __setattr__(cls, name, value):
        super().__setattr__(name, value + 1)


class B(metaclass=Meta):
    pass


B.x = 1
print(B.x)
type.__setattr__(B, 'x', 5)
print(B.x)
type.__delattr__(B, 'x')
for f in (lambda: object.__setattr__(B, 'x', 1), lambda: object.__delattr__(B, 'x'), lambda: object.__setattr__(int, 'x', 1), lambda: type.__setattr__(int, 'x', 1)):
    try:
        f()
    except TypeError as e:
        print(e)
a = A()
a.x = 1
del a.__dict__
print(a.__dict__)
print([].__len__.__objclass__)
