# Python 3.12: CPython 3.11 has no type parameters
def first[T](x: list[T]) -> T:
    "doc"
    print(T, T.__name__)
    return x[0]


def nested[T, U, V](x):
    def inner():
        for i in range(2):
            if i:
                return [T for _ in 'ab'], U
    return inner()


def rebound[T](x):
    T = x
    return T


async def later[T]():
    return T


def lines[K](x): return K, (lambda: K)()


class Box[T]:
    def get[U](self):
        return T, U


def unused[T](x: T): return x


print(first([1]), first.__doc__)
print(nested(1), rebound(5), lines(1), Box().get(), unused(3))
try:
    later().send(None)
except StopIteration as e:
    print(e.value)
