# A built-in that calls back holds nothing in place: what was dropped below its objects is free in one piece.
# heap: 64k
# only: 32
# not: stress sweep asan
import gc


def largest():
    """Bytes of the largest bytearray that there is room for, beside the free bytes."""
    gc.collect()
    free = gc.mem_free()
    low, high = 0, free
    while high - low > 64:
        middle = (low + high) // 2
        try:
            bytearray(middle)
            low = middle
        except MemoryError:
            high = middle
    return low, free


def probe(below, result=None):
    """Drops what the caller has below, and looks."""
    below.clear()
    found.append(largest())
    return result


class Text:
    def __str__(self):
        return probe(self.below, 'text')


def text(below):
    made = Text()
    made.below = below
    return made


def each(below, result):
    yield result
    yield probe(below, result)


def run(name, call):
    found.clear()
    call([bytes(300) for i in range(100)])
    for size, free in found:
        print(name, 'fine' if size > free * 0.95 - 600 else (size, free))


found = []
run('join', lambda below: ''.join(each(below, 'x')))
run('list', lambda below: list(each(below, 1)))
run('tuple', lambda below: tuple(each(below, 1)))
run('sum', lambda below: sum(each(below, [1]), []))
run('any', lambda below: any(each(below, 0)))
run('all', lambda below: all(each(below, 1)))
run('max', lambda below: max(each(below, 'x')))
run('min key', lambda below: min(['x'] * 1, key=lambda x: probe(below, x)))
run('sorted', lambda below: sorted(each(below, 'x')))
run('sorted key', lambda below: sorted(['x'], key=lambda x: probe(below, x)))
run('sort', lambda below: ['x'].sort(key=lambda x: probe(below, x)))
run('print', lambda below: print(text(below)))
run('str', lambda below: str(text(below)))
run('f-string', lambda below: f'{text(below)}')
