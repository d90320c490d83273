# Tracebacks of several frames, and how they are written.
# not: traced
import tracemalloc

HERE = __file__


def short(text):
    return str(text).replace(HERE, "frames.py")


def inner():
    return bytes(200000)


def middle():
    return inner()


def outer(n):
    return middle() if n == 0 else outer(n - 1)


for limit in 1, 2, 3, 25:
    tracemalloc.start(limit)
    data = outer(2)
    traceback = tracemalloc.get_object_traceback(data)
    print(limit, tracemalloc.get_traceback_limit(), len(traceback), [frame.lineno for frame in traceback], traceback[-1].filename == __file__)
    print(short("\n".join(traceback.format())))
    print(short(traceback.format(2)), short(traceback.format(-1)), short(traceback.format(2, most_recent_first=True)))
    snapshot = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, HERE)])
    for key in "lineno", "filename":
        found = snapshot.statistics(key, cumulative=True)
        print(key, sorted(short(s.traceback) for s in found if s.size >= 200000 and s.traceback[0].filename == HERE))
    best = snapshot.statistics("traceback")[0]
    print(best.traceback == traceback, best.traceback is traceback, best.size >= 200000, hash(best.traceback) == hash(traceback))
    tracemalloc.stop()


def generator():
    yield bytes(1000)
    yield bytes(2000)


tracemalloc.start(3)
steps = generator()
next(steps)
data = next(steps)
print([frame.lineno for frame in tracemalloc.get_object_traceback(data)])
data = [bytes(1000 + i) for i in range(3)][1]
print([frame.lineno for frame in tracemalloc.get_object_traceback(data)][-1])
code = "data = bytes(3000)"
exec(compile(code, "made.py", "exec"))
print(tracemalloc.get_object_traceback(data)[-1])
tracemalloc.stop()
