# Tuples as results, as arguments, in loops, with stars and in swaps.
def min_max(values):
    return min(values), max(values)


def one():
    return 1,


low, high = min_max([3, 1, 2])
(only,) = one()
[single] = one()
print(low, high, only, single, one(), type(min_max([1])).__name__, min_max('hello')[1])
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
x = y = z = (a, b)
print(x is y is z, *x, sep='|')
pairs = [(1, 'one'), (2, 'two'), (3, 'three')]
for number, name in pairs:
    print(number, name, end=';')
numbers, names = zip(*pairs)
print(numbers, names, dict(pairs)[2], [n for n, _ in pairs if n > 1])
head, *tail = (1,)
print(head, tail, (lambda *args: args)(1, 2), (lambda a, b=(3, 4): (a, b))(1), (1, 2, *range(3, 5), *'ab'))
nested = ((1, 2), ((3, 4), 5))
(p, q), ((r, s), t) = nested
print(p, q, r, s, t, nested[1][0][1], len(nested))
fib = (0, 1)
for _ in range(20):
    fib = fib[1], sum(fib)
print(fib)
