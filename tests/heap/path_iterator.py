# not: stress
# heap.path() through iterators, views and what wraps others; and weak references, which keep nothing. CPython has no module heap.
import heap
import weakref


class Thing:
    pass


def things():
    return [Thing(), [1]]


it = iter(things())
heap.path(next(it))
pairs = enumerate(things())
heap.path(next(pairs)[1])
both = zip(things(), things())
heap.path(next(both)[0])
mapped = map(lambda x: x, things())
heap.path(next(mapped))
back = reversed(things())
heap.path(next(back))
keys = {(1, 2): 3}.keys()
heap.path(next(iter(keys)))
piece = slice([1], [2], [3])
heap.path(piece.stop)
wide = range(1 << 100, 1 << 101)
heap.path(wide.start)
view = memoryview(bytearray(20))
heap.path(view.obj)
static = staticmethod(things)
made = property(fset=lambda self, x: x)
heap.path(made.fset)
thing = Thing()
ref = weakref.ref(thing)
heap.path(ref())
del thing
heap.path(ref())


def callback(x):
    pass


other = Thing()
ref = weakref.ref(other, lambda r: callback)
heap.path(ref.__callback__)
