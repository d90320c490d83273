# super() takes what says by __class__ that it is one of the class; property and super know an __init__.

class A:
    def f(self):
        return 'A.f'


class B(A):
    def f(self):
        return super().f() + ' B.f'


class Proxy:
    def __init__(self, target):
        self.__target = target

    def __getattribute__(self, name):
        if name.startswith('_Proxy__'):
            return object.__getattribute__(self, name)
        return getattr(self.__target, name)


p = Proxy(B())
print(p.f(), B.f(p), super(B, p).f())
for wrong in (Proxy(A()), 3):
    try:
        super(B, wrong)
    except TypeError as e:
        print(e)


class Named(property):
    def __init__(self, get, name):
        super().__init__(get)
        self.name = name


class C:
    x = Named(lambda self: 5, 'x')


print(C().x, C.x.name)
