# heap.path() through functions: defaults, closures, code, attributes. CPython has no module heap.
import heap
import functools


def plain(a, b=[1], *, c=[2]):
    return a


def outer(buffer):
    local = [1, 2]

    def inner():
        return buffer, local
    return inner


def counter():
    n = [0]

    def up():
        def more():
            return n
        return more
    return up


heap.path(plain)
heap.path(plain.__code__)
heap.path(plain.__defaults__)
heap.path(plain.__defaults__[0])
heap.path(plain.__kwdefaults__)
heap.path(plain.__kwdefaults__["c"])
inner = outer([7, 8])
heap.path(inner()[0])
heap.path(inner()[1])
up = counter()()
heap.path(up())
bound = [].append
part = functools.partial(plain, [3], b=[4])
heap.path(part.args)
heap.path(part.args[0])
lambdas = [lambda x=[5]: x]
heap.path(lambdas[0]())
plain.note = ["an attribute"]
heap.path(plain.note)
