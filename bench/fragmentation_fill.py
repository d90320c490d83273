# Runs on Terrarium, for fragmentation.py: sys.argv[1] is the case.
#
# Fills the heap with about 2,000 objects of ten kinds, 8 to 600 bytes, in a fixed order, drops every other one,
# collects, and looks for the largest bytearray. Prints: objects made, gc.mem_free(), largest bytearray.
import gc
import sys

COUNT = 2000
FREE_WHEN_FULL = 2500  # leaves room to work


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def counter(n):
    while n:
        yield n
        n -= 1


def adder(n):
    return lambda x: x + n


def make(kind, i):
    if kind == 0:
        return "s%d" % i
    if kind == 1:
        return (i, i + 1)
    if kind == 2:
        return [i]
    if kind == 3:
        return {i: i}
    if kind == 4:
        return Point(i, i)
    if kind == 5:
        return bytes(i % 24)
    if kind == 6:
        return adder(i)
    if kind == 7:
        return 1 << (40 + i % 20)
    if kind == 8:
        return {i, i + 1}
    return counter(i)


def large(i, size):
    """The rare large one: a bytearray, a list or a text of `size` bytes."""
    if i % 3 == 0:
        return bytearray(size)
    if i % 3 == 1:
        return [0] * (size // 4)
    return "x" * size


def fill(objects):
    """Fill the preallocated list; how many objects were made before the heap was full or the list at its end."""
    seed = 42
    for i in range(len(objects)):
        seed = (seed * 3877 + 29573) % 139968
        if i & 15 == 0 and gc.mem_free() < FREE_WHEN_FULL:
            gc.collect()
            if gc.mem_free() < FREE_WHEN_FULL:
                return i
        if seed % 70 == 0:
            objects[i] = large(i, 100 + (seed >> 4) % 500)
        else:
            objects[i] = make((seed >> 5) % 10, i)
    return len(objects)


def top_up(objects, made):
    """Exchange late small objects for large ones until the heap is full."""
    size = 100
    for i in range(made - 1, 0, -3):
        if gc.mem_free() < FREE_WHEN_FULL:
            gc.collect()
            if gc.mem_free() < FREE_WHEN_FULL:
                break
        objects[i] = large(i, size)
        size = size + 31 if size < 560 else 100


def fits(size):
    try:
        bytearray(size)
        return True
    except MemoryError:
        return False


def largest(free):
    """The largest bytearray that can be had, to the byte."""
    low = 0
    high = free + 1
    while high - low > 1:
        middle = (low + high) // 2
        if fits(middle):
            low = middle
        else:
            high = middle
    return low


def holes(case):
    objects = [None] * COUNT
    instances = [Point(i, i) for i in range(50 if case == "keyed" else 0)]
    members = set(instances)
    places = {p: p.x for p in instances}
    made = fill(objects)
    top_up(objects, made)
    for i in range(0, made, 2):
        objects[i] = None
    total = 0
    if case == "ids":
        for i in range(1, 200, 2):
            total ^= id(objects[i])
    gc.collect()
    free = gc.mem_free()
    print(made, free, largest(free))
    for p in instances:
        if p not in members or places[p] != p.x:
            raise ValueError("lost a key")


def growth():
    gc.collect()
    free = gc.mem_free()
    items = []
    try:
        while True:
            items.append(0)
    except MemoryError:
        count = len(items)
        items = None
    print(count, free, 4 * count)


if sys.argv[1] == "append":
    growth()
else:
    holes(sys.argv[1])
