# all, any and sum stop early, take any iterable, and say what they refuse.
def numbers(*values):
    for v in values:
        log.append(v)
        yield v


log = []
print(all(numbers(1, 2, 0, 3)), any(numbers(0, '', 5, 6)), log)
print(all([]), any([]), all([[]]), any([[]]), all('abc'), any({0: 'a'}), all({}), any(range(1)), all(x > 0 for x in (1, 2)), any(x > 5 for x in (1, 2)))
print(sum([1, 2, 3]), sum([]), sum([], 5), sum(range(5), 100), sum([0.5, 1]), sum([[1], [2]], []), sum(((1,), (2,)), ()), sum([True, True]), sum({1: 'a', 2: 'b'}), sum([10 ** 20, 1]))
print(sum(x * x for x in range(4)), sum([1], start=10), sum({1, 2}), sum(b'ab'), sum([1, 2.5, True]), sum(map(int, '123')))


class Money:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Money(self.n + other.n)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented


print(sum([Money(1), Money(2), Money(3)]).n, sum([Money(1)], Money(5)).n)
for f in (lambda: sum(['a', 'b']), lambda: sum(['a'], ''), lambda: sum(5), lambda: all(5), lambda: any(None), lambda: sum([[1]], ()), lambda: sum([b'a'], b''), lambda: sum([None])):
    try:
        print(f())
    except TypeError as e:
        print(e)
