# list() of every iterable, comprehensions, and conversion between containers.
print(list(), list('abc'), list((1, 2)), list({'x': 1, 'y': 2}), list({'k': 1}.items()), list(range(4)), list(b'ab'), list({5}), list([1, [2]]))
print(list(map(str, range(3))), list(zip('ab', [1, 2])), list(filter(None, [0, 1, '', 'x'])), list(reversed([1, 2])), list(enumerate('a')), list(iter([3])))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        n = self.n
        while n:
            yield n
            n -= 1

    def __len__(self):
        return 2


class Sequence:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(Countdown(4)), list(Sequence()), [*Sequence()], tuple(Countdown(2)), sum(Countdown(4)), sorted(Sequence(), reverse=True), 4 in Sequence())
original = [1, 2]
print(list(original) == original, list(original) is original, [x for row in [[1, 2], [3]] for x in row], [(i, j) for i in range(3) for j in range(i)])
for argument in (5, None, len):
    try:
        list(argument)
    except TypeError as e:
        print(e)
