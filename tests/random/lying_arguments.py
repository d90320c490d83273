# faults: lie, wrap, callback, long
# Sequences that lie about their length, weights that are none, ranges of any size.
import random


class Liar:
    def __init__(self, length, item=1):
        self.length, self.item = length, item

    def __len__(self):
        return self.length

    def __getitem__(self, i):
        if self.item is None:
            raise IndexError(i)
        return self.item

    def __setitem__(self, i, x):
        pass


for length in (0, 1, 5, -1, 1 << 40, 1 << 65, 'x'):
    for item in (1, None):
        for call in (random.choice, lambda s: random.choices(s, k=3), lambda s: random.sample(range(5), 2), lambda s: random.randrange(len(s))):
            try:
                call(Liar(length, item))
            except (IndexError, ValueError, TypeError, OverflowError):
                pass
for weights in ([], [0, 0], [-1, 1], [float('inf'), 1], [float('nan'), 1], ['x', 1], [1], 5):
    try:
        print(len(random.choices([1, 2], weights, k=2)))
    except (ValueError, TypeError, IndexError) as e:
        pass
for bits in (-1, 1 << 64, 1.5, 'x'):
    try:
        random.getrandbits(bits)
        print('made')
    except (ValueError, OverflowError, MemoryError, TypeError):
        print('refused')
print(random.randrange(1 << 200, (1 << 200) + 1) == 1 << 200, random.randint(-(1 << 64), -(1 << 64)) == -(1 << 64), random.getrandbits(0))
for bounds in ((0,), (5, 5), (1, 0), (0, 10, 0), (0, 10, -1), (1.5,), ('x',), (1 << 64, 0)):
    try:
        random.randrange(*bounds)
        print('made', bounds)
    except (ValueError, TypeError):
        pass
items = list(range(50))


class Emptying:
    def __index__(self):
        items.clear()
        return 3


try:
    random.sample(items, Emptying())
except (ValueError, IndexError, TypeError):
    pass
for k in (-1, 6, 1 << 64):
    try:
        random.sample([1, 2, 3], k)
        print('made')
    except (ValueError, OverflowError, MemoryError):
        print('refused')
