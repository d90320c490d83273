# After every other of many objects has died, at least 98 % of gc.mem_free() can be had as one bytearray: also with ids
# taken of the survivors, with sets and dicts keyed by identity, and from within a generator.
# heap: 64k
# only: 32
# not: stress sweep asan
# timeout: 30
import gc


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


MAKE = [lambda i: 's%d' % i, lambda i: (i, i + 1), lambda i: [i], lambda i: {i: i}, lambda i: Point(i, i),
        lambda i: bytes(i % 600), adder, lambda i: 1 << (40 + i % 20), lambda i: {i, i + 1}, counter]


def fill(objects):
    seed = 42
    for i in range(len(objects)):
        seed = (seed * 3877 + 29573) % 139968
        if gc.mem_free() < 2500:
            gc.collect()
            if gc.mem_free() < 2500:
                return i
        objects[i] = MAKE[(seed >> 5) % 10](i * 8 % 600 if i % 9 == 0 else i % 40)
    return len(objects)


def largest(free):
    low, high = 0, free + 1
    while high - low > 1:
        middle = (low + high) // 2
        try:
            bytearray(middle)
            low = middle
        except MemoryError:
            high = middle
    return low


def report(what):
    gc.collect()
    free = gc.mem_free()
    had = largest(free)
    print(what, 'fine' if had >= 0.98 * free and free > 10000 else (had, free))


def attempt(what, before=None):
    objects = [None] * 1500
    extra = before() if before else None
    made = fill(objects)
    for i in range(0, made, 2):
        objects[i] = None
    if what == 'ids':
        ids = [id(o) for o in objects[1:200:2]]
    report(what)
    if what == 'ids' and ids != [id(o) for o in objects[1:200:2]]:
        print('ids changed')
    if extra:
        points, members, places = extra
        for p in points:
            if p not in members or places[p] != p.x:
                print('lost', p.x)
    return made


def keyed():
    points = [Point(i, i) for i in range(50)]
    return points, set(points), {p: p.x for p in points}


def inside():
    objects = [None] * 1500
    made = fill(objects)
    for i in range(1, made, 2):
        objects[i] = None
    report('in a generator')
    yield made


attempt('plain')
attempt('ids')
attempt('keyed', keyed)
for count in inside():
    pass
attempt('again')
