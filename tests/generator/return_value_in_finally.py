# return in a generator's finally.
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

def finally_return():
    try:
        yield 1
        return "try"
    finally:
        return "finally"

def run(g):
    return (yield from g)

r = run(finally_return())
print(next(r))
try:
    next(r)
except StopIteration as stop:
    print(stop.value)
