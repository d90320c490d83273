# heap.trace(sample=N): one object every N bytes has a site, and stands for as many as it takes: the sums are near the
# truth, and the objects that are left out have no hidden word.
# not: stress sweep
import gc
import heap
import tracemalloc


def small():
    return [bytes(20) for i in range(4000)]


def large():
    return [bytes(700) for i in range(60)]


def sampled(make, sample):
    heap.trace(1, sample)
    kept = make()
    snapshot = tracemalloc.take_snapshot()
    objects = (tracemalloc.get_tracemalloc_memory())
    heap.trace(0)
    line = make.__code__.co_firstlineno + 1
    return [(s.size, s.count) for s in snapshot.statistics("lineno") if s.traceback[0].lineno == line][0]


for make in small, large:
    true_size, true_count = sampled(make, 0)
    for sample in 1, 256, 1024:
        size, count = sampled(make, sample)
        print(make.__name__, sample, 0.7 < size / true_size < 1.3, 0.7 < count / true_count < 1.3)
heap.trace(1, 1024)
kept = small()
gc.collect()
few = tracemalloc.get_tracemalloc_memory()
heap.trace()
kept = small()
gc.collect()
print(few * 10 < tracemalloc.get_tracemalloc_memory())
