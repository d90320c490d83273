# A list grows by append to nine tenths of the free memory of a 65 KB heap, and so do other containers to their share.
# heap: 65k
# only: 32
# not: stress sweep asan traced
import gc


def share(grow, unit):
    """Grows until MemoryError; the share of the free memory that the contents took."""
    gc.collect()
    free = gc.mem_free()
    count = grow()
    gc.collect()
    assert gc.mem_free() >= free - 64, (gc.mem_free(), free)
    return count * unit / free


def append():
    items = []
    try:
        while True:
            items.append(0)
    except MemoryError:
        return len(items)


def insert():
    items = [None] * 10
    try:
        while True:
            items.insert(5, 0)
    except MemoryError:
        return len(items)


def extend():
    items = []
    try:
        while True:
            items.extend((1, 2, 3))
    except MemoryError:
        return len(items)


def add():
    # The list that is added lies above the store that grows, and is held there.
    items = []
    try:
        while True:
            items += [1, 2]
    except MemoryError:
        return len(items)


def beside_another():
    """Not the last object before the free memory: others lie behind."""
    items = [1]
    behind = 'x' * 500, [2]
    try:
        while True:
            items.append(0)
    except MemoryError:
        return len(items) + 130


def two_lists():
    """Two that grow in turns share the memory."""
    one = []
    two = []
    try:
        while True:
            one.append(0)
            two.append(1)
    except MemoryError:
        return len(one) + len(two)


def text():
    items = bytearray()
    try:
        while True:
            items.append(7)
    except MemoryError:
        return len(items)


def table():
    items = {}
    i = 0
    try:
        while True:
            items[i] = i
            i += 1
    except MemoryError:
        return len(items)


def comprehension():
    """The list is lost with the error: how far it came is counted."""
    count = [0]

    def endless():
        while True:
            count[0] += 1
            yield 0
    try:
        [x for x in endless()]
    except MemoryError:
        return count[0]


for grow, unit, goal in [(append, 4, 0.9), (insert, 4, 0.9), (extend, 4, 0.9), (add, 4, 0.9), (beside_another, 4, 0.9),
                         (two_lists, 4, 0.9), (text, 1, 0.9), (table, 8, 0.75), (comprehension, 4, 0.88)]:
    for turn in range(2):
        reached = share(grow, unit)
        print(grow.__name__, 'fine' if goal <= reached <= 1.01 else reached)
