class A:
    pass


class M(type):
    def __or__(cls, other):
        return 'own'


class B(metaclass=M):
    pass


print(int | None, None | int, int | str | int, A | int | None, (int | str) | (str | bytes))
print(int | int, B | int, type(int | str).__name__)
print(int | str == str | int, int | str == int | bytes, int | str != int, hash(int | str) == hash(str | int))
print((int | None).__args__)
for v in 1, 'a', None, 2.5, A():
    print(isinstance(v, int | str), isinstance(v, A | None), isinstance(v, (float, int | str)))
print(issubclass(bool, int | str), issubclass(A, int | str))
for f in (lambda: int | 1, lambda: 1 | int, lambda: int + str, lambda: int | 'a', lambda: isinstance(1, 1)):
    try:
        print(f())
    except TypeError as e:
        print(e)


class C:
    x: int | None = None
    y: 'A | None'
    z: type[int] | None


print(C.__annotations__['x'], C.__annotations__['y'])


def f(a: int | None, *b: str | bytes, c: A | None = 1) -> None | int:
    d: also | undefined = 2
    return d


print(f(1))
