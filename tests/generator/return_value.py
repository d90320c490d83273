# return in a generator becomes the value of StopIteration and of yield from.
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
got = []
while True:
    try:
        got.append(next(g))
    except StopIteration as stop:
        print(got, stop.value, stop.args)
        break
