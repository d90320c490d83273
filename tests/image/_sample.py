"""A docstring, which images do not have."""
import sys
BIG = 123456789012345678901234567890
FLOATS = (1.5, 1e30, float("inf"), -0.0, 3.25)
TEXT = "not an identifier \u00e9"
BYTES = b"\x00\xff bytes"
NEST = ((1, 2), ("a", None, True, ...), "", b"", 1 << 62, ())


class Shape:
    sides = 4

    def __init__(self, x=1, *args, k=2, **kw):
        self.x = x
        self.k = k

    def method(self, y):
        try:
            return self.x / y
        except ZeroDivisionError as e:
            return "caught " + str(e)
        finally:
            self.done = True

    @property
    def area(self):
        return self.x * self.k


class Square(Shape):
    def method(self, y):
        return super().method(y), self.sides


def counting(n):
    for i in range(n):
        yield i * 1000
    else:
        yield "end"


def closure(a):
    def inner(b):
        nonlocal a
        a += b
        return a
    return inner


def unusual_name_of_function(unusual_argument, *, other="x y"):
    return [c for c in unusual_argument if c != "q"], {k: v for k, v in [(1, 2)]}, {*"a"}, other


def match_it(x):
    match x:
        case [1, *rest]:
            return rest
        case {"k": v, **kw}:
            return v, kw
        case Shape(x=5):
            return "5"
        case _:
            return None


def flow(n):
    out = []
    while n > 0:
        n -= 1
        if n % 3 == 0:
            continue
        with Context(out) as c:
            if n == 1:
                break
            out.append(f"{n:>3}{c!r}")
    lambda_ = lambda a, b=2: a + b
    return out, lambda_(1), [*out, *(1, 2)][-1], n if n else -n


class Context:
    def __init__(self, out):
        self.out = out

    def __enter__(self):
        return len(self.out)

    def __exit__(self, *error):
        self.out.append("exit")


async def waiting(x):
    async with AsyncContext() as y:
        return x + y


class AsyncContext:
    async def __aenter__(self):
        return 1

    async def __aexit__(self, *error):
        pass


def fail():
    raise ValueError("deep")
