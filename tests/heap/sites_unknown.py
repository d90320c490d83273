# No room for another site: the object's is not known, and the program does not notice.
# heap: 64wk
# only: 32
# not: stress sweep traced
import gc
import heap
import tracemalloc


def fill():
    kept = []
    try:
        while True:
            kept.append(bytes(100))
    except MemoryError:
        del kept[-50:]
    return kept


def work(n):
    exec("\n" * n + "made.append(bytes(9))", {"made": made})


made = []
heap.trace()
kept = fill()
gc.collect()
for i in range(100):
    work(i)
print(len(made), len(kept) > 100)
print(tracemalloc.get_object_traceback(made[99]))
kept = None
gc.collect()
for i in range(100, 200):
    work(i)
print(len(made), tracemalloc.get_object_traceback(made[199]))
