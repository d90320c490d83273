# Sites against the source lines: the count and the bytes of each line are exactly those of the objects made there.
# CPython's objects are others, so what is right is said here: the sizes are those of sys.getsizeof().
# not: traced
import gc
import sys
import tracemalloc


class Pair:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def gathered(n):
    found = []
    for i in range(n):
        found.append(i)
    return found


def counting(n):
    yield from range(n)


def make():
    texts = [bytes(n) for n in range(100, 110)]
    pairs = [Pair(i, i) for i in range(25)]
    table = {i: i for i in range(40)}
    members = set(range(30))
    buffer = bytearray(500)
    word = str(10 ** 6) + "!"
    numbers = gathered(50)
    closures = [lambda: word for i in range(3)]
    running = counting(3)
    next(running)
    rows = [(i, [i]) for i in range(6)]
    return {1: texts + [texts], 2: pairs + [pairs], 3: [table], 4: [members], 5: [buffer], 6: [word], 7: [], 8: closures + [closures],
            9: [running], 10: [], 11: rows + [r[1] for r in rows] + [rows]}, numbers


def blocks(obj):
    return 2 if isinstance(obj, (list, dict, set, bytearray)) else 1


def check(frames):
    tracemalloc.start(frames)
    made, numbers = make()
    gc.collect()
    snapshot = tracemalloc.take_snapshot()
    tracemalloc.stop()
    first = make.__code__.co_firstlineno
    found = {s.traceback[-1].lineno: s for s in snapshot.statistics("traceback") if s.traceback[-1].filename == __file__}
    for row in made:
        count, size = sum(map(blocks, made[row])), sum(map(sys.getsizeof, made[row]))
        has = found.get(first + row)
        got = (has.count, has.size) if has else (0, 0)
        print(row, "fine" if got == (count, size) else (got, count, size))
    line = gathered.__code__.co_firstlineno
    head = sys.getsizeof([])
    print(found[line + 1].size == head, found[line + 1].count, found[line + 3].size == sys.getsizeof(numbers) - head, found[line + 3].count)


check(1)
check(4)
