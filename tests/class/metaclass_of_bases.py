# The most derived metaclass of the bases makes the class, whether it comes from a statement or from type().
class M1(type):
    def __new__(m, name, bases, namespace, **keywords):
        print('M1 makes', name, sorted(keywords.items()))
        return super().__new__(m, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        super().__init__(name, bases, namespace)

    def __instancecheck__(cls, value):
        return value == 5


class M2(type):
    pass


class M3(M1, M2):
    pass


class A(metaclass=M1):
    pass


class B(metaclass=M2):
    pass


class C(A, metaclass=type):
    pass


class D(A, B, metaclass=M3):
    pass


print(type(C).__name__, type(D).__name__, type(type('E', (A,), {'x': 1})).__name__, type('F', (D, A), {}).__class__.__name__)
for make in (lambda: type('G', (A, B), {}), lambda: M2('H', (A,), {})):
    try:
        make()
    except TypeError as e:
        print(e)
print(isinstance(5, A), isinstance(A(), A), isinstance(C(), A), isinstance(4, A))
