# A collection inside key functions, __eq__, generators, comprehensions and iterators loses nothing.
# faults: callback
import gc


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        gc.collect()
        return self.n % 4

    def __eq__(self, other):
        gc.collect()
        return self.n == other.n

    def __lt__(self, other):
        gc.collect()
        return self.n < other.n


def numbers(n):
    for i in range(n):
        gc.collect()
        yield 'n%d' % i


def collected(x):
    gc.collect()
    return x


print(sorted('hello world', key=collected), [k.n for k in sorted([Key(3), Key(1), Key(2)])], max([[1], [5], [3]], key=collected), list(numbers(4)), ','.join(numbers(3)))
table = {Key(i): ['value', i] for i in range(8)}
print(len(table), table[Key(5)], Key(9) in table, sum(v[1] for v in table.values()), table.pop(Key(2)), len({Key(i % 3) for i in range(6)}))
print(list(map(collected, ['a', (1,), [2]])), list(filter(collected, [[], [1]])), [collected([i]) for i in range(3)], {collected(i): collected(str(i)) for i in range(3)}, dict(zip(numbers(2), numbers(2))))
print(f'{collected("left")}{collected("right")}', '%s-%s' % (collected('a' * 3), collected('b' * 3)), [*numbers(2), *map(collected, 'xy')], sum(map(collected, range(10))), collected('x' + 'y') + collected('z' * 2))
a, b, *c = map(collected, [[1], [2], [3], [4]])
print(a, b, c, [x for row in [[collected(i * j) for i in range(3)] for j in range(2)] for x in row], tuple(numbers(2)), b''.join(collected(bytes([65 + i])) for i in range(3)))
