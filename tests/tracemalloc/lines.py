# Which lines have how many blocks: CPython's own answers. Nothing of sizes; and not the list itself, which CPython may
# take from those that were given up before, without a trace: so counts are cut to fives.
# not: traced stress
import tracemalloc

HERE = __file__


class Pair:
    __slots__ = "a", "b"

    def __init__(self, a, b):
        self.a = a
        self.b = b


def texts(n):
    return [chr(97 + i) * 30 for i in range(n)]


def lines(snapshot):
    found = snapshot.filter_traces([tracemalloc.Filter(True, HERE)]).statistics("lineno")
    return sorted((s.traceback[0].lineno, s.count // 5 * 5) for s in found if s.count > 4)


tracemalloc.start()
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
first = tracemalloc.take_snapshot()
one = texts(20)
two = [bytes(50 + i) for i in range(10)]
three = [Pair(i, i) for i in range(7)]
second = tracemalloc.take_snapshot()
print(lines(second))
del two[4:], three
third = tracemalloc.take_snapshot()
four = one[0] + one[1]
for difference in third.filter_traces([tracemalloc.Filter(True, HERE)]).compare_to(second.filter_traces([tracemalloc.Filter(True, HERE)]), "lineno"):
    if abs(difference.count_diff) > 5:
        print(difference.traceback[0].lineno, difference.count // 4, difference.count_diff // -5, difference.size_diff < 0)
print(tracemalloc.get_object_traceback(one[3])[0].lineno, tracemalloc.get_object_traceback(four)[0].lineno, tracemalloc.get_object_traceback(7))
current, peak = tracemalloc.get_traced_memory()
print(0 < current <= peak, tracemalloc.get_tracemalloc_memory() > 0)
many = bytes(20000)
tracemalloc.get_traced_memory()
del many
now, high = tracemalloc.get_traced_memory()
print(high - now > 15000)
tracemalloc.reset_peak()
print(tracemalloc.get_traced_memory()[1] - now < 5000)
tracemalloc.clear_traces()
print(tracemalloc.get_object_traceback(one[3]), tracemalloc.is_tracing(), tracemalloc.get_traced_memory()[0] < 2000)
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit())
try:
    tracemalloc.take_snapshot()
except RuntimeError as error:
    print(error)
for n in 0, -1, 65536:
    try:
        tracemalloc.start(n)
    except ValueError as error:
        print(error)
print(one[3], second.traces[0].size > 0)
