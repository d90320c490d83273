# A weakref callback that raises: it is reported and dropped, the program goes on.
# faults: lie
import gc
import weakref


class A:
    pass


a, log = A(), []
r = weakref.ref(a, lambda r: 1 / 0)
s = weakref.ref(a, lambda r: log.append("called"))
del a
gc.collect()
print(r(), s(), log)
