# Tuples, exceptions and nothing as a generator's return value.
def inner(n):
    for i in range(n):
        yield i
    return "sum %d" % sum(range(n))

def outer():
    first = yield from inner(2)
    print("inner gave", first)
    second = yield from inner(3)
    return first, second

g = outer()

def nothing():
    yield 1
    return

def tuple_value():
    return (1, 2)
    yield

def exception_value():
    return ValueError("as a value")
    yield

for f in (nothing, tuple_value, exception_value):
    g = f()
    try:
        while True:
            next(g)
    except StopIteration as stop:
        print(f.__name__, repr(stop.value), len(stop.args))
