# weakref callbacks: called once with the dead reference, not when the reference died first; they may do anything.
# faults: callback
import gc
import weakref


class A:
    pass


log = []
a, b, c = A(), A(), A()
refs = [weakref.ref(a, lambda r: log.append(("a", r() is None, r is refs[0]))), weakref.ref(b, lambda r: log.append("b"))]
forgotten = weakref.ref(c, lambda r: log.append("never"))
del a
gc.collect()
print(log, refs[0]())
del forgotten
gc.collect()
del c, b
gc.collect()
gc.collect()
print(log)


def busy(r):
    log.append([i for i in range(100)][-1])
    gc.collect()
    refs.append(weakref.ref(A(), lambda r: log.append("inner")))
    gc.collect()


d = A()
refs.append(weakref.ref(d, busy))
del d
gc.collect()
print(log, len(refs))


def churn(n):
    made = 0
    for i in range(n):
        x = A()
        refs.append(weakref.ref(x, lambda r: log.append(1)))
        del x
        made += 1
        junk = [0] * 50
    return made


del log[:], refs[:]
n = churn(300)
gc.collect()
print(n, len(log), sum(log))
