# A metaclass's mro() sees an unfinished class, may change its bases itself, or fail: then all is as before.

class Meta(type):
    fail = False

    def mro(cls):
        if cls.__name__ != 'X':
            print(cls.__name__, cls.__mro__ is None)
        if cls.__mro__ is None and cls.__name__ != 'X':
            for action in (lambda: type('X', (cls,), {}), lambda: super(cls, cls).x):
                try:
                    action()
                    print('no error')
                except (TypeError, AttributeError) as e:
                    print(type(e).__name__)
        if Meta.fail and cls.__name__ == 'E':
            raise RuntimeError('no mro')
        return type.mro(cls)


class A:
    pass


class B:
    where = 'B'


class C(A):
    pass


class D(C):
    pass


class E(D, metaclass=Meta):
    pass


Meta.fail = True
try:
    C.__bases__ = (B,)
except RuntimeError as e:
    print(e)
print(C.__bases__, C.__mro__, D.__mro__, E.__mro__, hasattr(D, 'where'))
Meta.fail = False
C.__bases__ = (B,)
print(E.__mro__, E.where, E().where)



class Again(type):
    ready = False

    def mro(cls):
        if Again.ready:
            Again.ready = False
            cls.__bases__ = (B,)
        return type.mro(cls)


class F(A, metaclass=Again):
    pass


Again.ready = True
F.__bases__ = (D,)
print(F.__bases__, F.__mro__)
