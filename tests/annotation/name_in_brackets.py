# A name in brackets is not an annotated variable: nothing is kept, and without a value nothing is bound.
def f():
    (nothing): int
    print(nothing)


def g():
    (bound): int = 5
    print(bound)


class C:
    (x): int
    (y): int = 7
    z: str


try:
    f()
except NameError as error:
    print(type(error).__name__, error)
g()
print(C.__annotations__, C.y, hasattr(C, 'x'))
