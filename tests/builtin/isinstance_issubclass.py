# isinstance and issubclass with classes, tuples, nested tuples and wrong arguments.
class A:
    pass


class B(A):
    pass


class C(B, dict):
    pass


print(isinstance(B(), A), isinstance(A(), B), isinstance(C(), (int, A)), isinstance(5, int), isinstance(True, int), isinstance(5, (str, (float, (int,)))), isinstance('a', ()), isinstance(A, type))
print(issubclass(B, A), issubclass(A, B), issubclass(C, dict), issubclass(C, (int, A)), issubclass(bool, int), issubclass(int, object), issubclass(A, A), issubclass(KeyError, LookupError), issubclass(int, (str, (float, object))))
print(isinstance(None, type(None)), isinstance(len, object), isinstance([], list), isinstance({}, C), isinstance(C(), dict), type(C()) is dict, type(B()) is A, type(B()) == B, isinstance(range(1), range))
for f in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: isinstance(1, 'int'), lambda: issubclass(A, 5), lambda: isinstance(1, [int]), lambda: isinstance(1, (5,))):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(isinstance(1, (int, 5)), [t.__name__ for t in (int, str, A, C) if isinstance(C(), t) or issubclass(t, int)], C.__bases__ == (B, dict), [k.__name__ for k in C.__mro__])
print(callable(len), callable(A), callable(A()), callable(lambda: 0), callable('a'), callable(A.__init__), callable(None))


class Callable:
    def __call__(self, *args):
        return args


print(callable(Callable()), Callable()(1, 2), callable(Callable().__call__))
