# An exception in a key or a comparison leaves a list with all its items; modification is noticed.
a = [3, 1, 'x', 2]
try:
    a.sort()
except TypeError as e:
    print(e)
print(sorted(a, key=str), len(a), 'x' in a)


def bad_key(x):
    if x == 5:
        raise KeyError('five')
    return -x


b = [4, 5, 6, 1]
try:
    b.sort(key=bad_key)
except KeyError as e:
    print('KeyError', e, b)


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == 7 or other.n == 7:
            raise RuntimeError('seven')
        return self.n < other.n


items = [Item(n) for n in (3, 9, 7, 1)]
try:
    items.sort()
except RuntimeError as e:
    print(e, sorted(i.n for i in items))
c = [3, 1, 2]
try:
    c.sort(key=lambda x: c.append(x) or x)
except ValueError as e:
    print(e)
