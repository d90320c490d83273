# heap.path() through generators and coroutines, suspended and running. CPython has no module heap.
import heap


def generate(parameter):
    local = [1]
    yield parameter
    yield local
    heap.path(parameter)
    heap.path(local)
    yield from [[2], [3]]


g = generate([0])
heap.path(next(g))
heap.path(next(g))
x = next(g)
del x
fresh = [generate(["not begun"])]


async def wait(data):
    return data

c = wait([4])
heap.path(c)


def finish():
    value = yield
    heap.path(value)
    yield

f = finish()
next(f)
f.send(["sent"])
gone = generate([5])
list(iter(lambda: next(gone, 0), 0))
heap.path(gone)
c.close()
