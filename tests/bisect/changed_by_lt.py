# faults: callback, lie, wrap, long
# Comparisons that empty the list, a sequence that lies about its length, bounds that do not fit.
import bisect


class Emptying:
    def __init__(self, target):
        self.target = target

    def __lt__(self, other):
        del self.target[:]
        return 1

    __gt__ = __lt__


class Liar:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length

    def __getitem__(self, i):
        return i

    def insert(self, i, x):
        print('insert', i)


for f in (bisect.bisect_left, bisect.bisect_right, bisect.insort_left, bisect.insort_right):
    a = list(range(50))
    try:
        f(a, Emptying(a))
        print('survived', len(a))
    except IndexError as e:
        print(e)
    print(f(Liar(1 << 29), 1000))
    for bounds in ((0, 1 << 64), (-1, 2), (0, 9), (1 << 64, 1)):
        try:
            print(f([1, 2, 3], 9, *bounds))
        except (ValueError, IndexError, OverflowError) as e:
            print(type(e).__name__)
    for length in (-1, 'x', 1 << 65):
        try:
            f(Liar(length), 1)
        except (ValueError, TypeError, OverflowError) as e:
            print(type(e).__name__)
