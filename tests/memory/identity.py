# id() is stable for an object's life, across collections that move it, and does not pin it.
# heap: 64wk
# not: stress sweep traced
import gc


class Point:
    def __init__(self, n):
        self.n = n


def live():
    """Objects of many kinds between garbage, so that a collection has to move them."""
    made = []
    for i in range(20):
        garbage = ['x' * i, [i] * i]
        made += [Point(i), [i], (i, i), {i: i}, 'text %d' % i, 1 << (70 + i), {i, -i}, lambda: i, bytes([i] * 9),
                 bytearray(i), iter([i]), Point, Point(i).__init__, range(i, i + 9)]
    return made


objects = live()
first = [id(o) for o in objects]
used = gc.mem_alloc()
gc.collect()
print('moved', gc.mem_alloc() < used)
second = [id(o) for o in objects]
print('stable', first == second)
print('unlike', len(set(first)) == len({id(o) for o in objects}) and len(set(first)) >= len(objects) - 20)
print('ints', all(isinstance(i, int) and i > 0 for i in first))
objects[::2] = [None] * len(objects[::2])
gc.collect()
print('after deaths', [id(o) for o in objects[1::2]] == first[1::2])
print('constants', id(None) == id(None), id(True) != id(False), id(len) == id(len), id(int) == id(int))
one = Point(1)
print('is', (id(one) == id(one)), id(Point(1)) != id(one), one is one)

# A new object has no old object's id while that one lives.
kept = [Point(i) for i in range(100)]
ids = {id(p) for p in kept}
for turn in range(5):
    more = [Point(i) for i in range(100)]
    new = {id(p) for p in more}
    gc.collect()
    if ids & new or len(new) != 100 or {id(p) for p in kept} != ids:
        print('ids are shared')
    more = None

# Not pinning: after every other one of many with ids has died, the free memory is one piece.
kept = more = one = ids = new = None
objects = [Point(i) if i % 2 else bytearray(100) for i in range(300)]
numbers = [id(o) for o in objects]
for i in range(0, 300, 2):
    objects[i] = None
gc.collect()
free = gc.mem_free()
largest = bytearray(free * 98 // 100)
print('one piece', len(largest) >= free * 98 // 100)
largest = None
print('same', [id(o) for o in objects[1::2]] == numbers[1::2])

# Taking ids costs little, and nothing when their objects are gone.
objects = numbers = None
gc.collect()
before = gc.mem_alloc()
for turn in range(3):
    for o in [Point(i) for i in range(100)]:
        id(o)
    o = None
    gc.collect()
print('forgotten', gc.mem_alloc() - before < 100)
