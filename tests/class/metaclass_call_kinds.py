# __call__ that is no plain function: of a metaclass, and of a class.
class M(type):
    __call__ = len
class C(metaclass=M):
    pass
print(C([1, 2]))

class G(type):
    def __call__(cls, x):
        yield cls.__name__
        yield x
class D(metaclass=G):
    pass
print(list(D(5)))

class F:
    __call__ = len
print(F()([1]))

class P:
    x = property()
class Q(P):
    def get(self):
        return super().x
try:
    Q().get()
except AttributeError as e:
    print(e)

class A:
    pass
class Always(type):
    def __instancecheck__(cls, instance):
        print('asked', cls.__name__)
        return True
class B(metaclass=Always):
    pass
print(isinstance(3, (str, B)), isinstance(3, (str, (A, B))), isinstance(3, (str, (A,))))
