# Objects with only __getitem__ iterate from 0 to IndexError; __contains__ and __len__ beside it.
class Squares:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError('past the end')
        return i * i


s = Squares(4)
print(list(s), [x for x in s], 9 in s, 5 in s, max(s), sum(s), *s, list(zip(s, 'ab')), list(iter(s)), tuple(map(str, s)), list(enumerate(s)))
a, b, c, d = s
print(a, b, c, d, next(iter(s)), sorted(s, reverse=True))


class Odd:
    def __getitem__(self, key):
        raise KeyError(key)


class Contains:
    def __contains__(self, item):
        return item == 'yes' and 'truthy'


class Stopper:
    def __getitem__(self, i):
        if i == 2:
            raise StopIteration
        return i


print(list(Stopper()), 'yes' in Contains(), 'no' in Contains(), 'no' not in Contains())
for f in (lambda: list(Odd()), lambda: 1 in Odd(), lambda: list(Contains()), lambda: 1 in 5, lambda: len(s), lambda: reversed(s), lambda: s[10]):
    try:
        print(f())
    except (TypeError, KeyError, IndexError) as e:
        print(type(e).__name__, e)
it = iter(s)
print(next(it), next(it), list(it), next(it, 'end'))
s.n = 9
print(next(it, 'still ended'), len(list(s)))
