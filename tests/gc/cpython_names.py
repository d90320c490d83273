# CPython's names of gc: their forms, and what they keep.
# not: stress
import gc

stats = gc.get_stats()
print(len(stats), [sorted(s) for s in stats], all(isinstance(v, int) for s in stats for v in s.values()))
before = gc.get_stats()[2]["collections"]
gc.collect()
gc.collect()
print(gc.get_stats()[2]["collections"] - before)
print(len(gc.get_count()), all(isinstance(n, int) for n in gc.get_count()))
print(gc.get_threshold())
gc.set_threshold(500, 5, 3)
print(gc.get_threshold())
gc.set_threshold(700, 10, 10)
print(gc.get_debug(), gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
print(gc.get_debug())
gc.set_debug(0)
print(gc.garbage, gc.get_freeze_count())
gc.freeze()
print(gc.get_freeze_count() > 20)
gc.unfreeze()
print(gc.get_freeze_count())


def callback(phase, info):
    print(phase, info["generation"], sorted(info))


gc.callbacks.append(callback)
gc.collect()
gc.callbacks.remove(callback)
gc.collect()
print(gc.callbacks)


class Mortal:
    kept = None

    def __del__(self):
        Mortal.kept = self


m = Mortal()
print(gc.is_finalized(m), gc.is_finalized(3), gc.is_finalized([]))
m = None
[None] * 50
gc.collect()
print(gc.is_finalized(Mortal.kept))
try:
    gc.no_such_name
except AttributeError as error:
    print(error)
