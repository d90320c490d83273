# map, filter and zip are lazy iterators over any number of iterables.
m = map(lambda x: x * 2, [1, 2, 3])
print(next(m), list(m), list(m), list(map(lambda a, b: a + b, [1, 2, 3], (10, 20))), list(map(max, 'az', 'by', 'cx')), list(map(str, range(3))), tuple(map(len, ['a', 'bb'])))
f = filter(lambda x: x % 2, range(7))
print(next(f), list(f), list(filter(None, [0, 1, '', 'a', None, []])), list(filter(str.isdigit, 'a1b2')), list(filter(lambda x: x, [])), list(filter(bool, {1: 2, 0: 3})))
z = zip([1, 2, 3], 'ab')
print(next(z), list(z), list(z), list(zip()), list(zip([1])), list(zip('ab', range(5), [True, False])), dict(zip('ab', [1, 2])), list(zip(*[(1, 'a'), (2, 'b')])), [a + b for a, b in zip('xy', 'zw')])
log = []


def tell(x):
    log.append(x)
    return x


lazy = map(tell, [1, 2, 3])
print(log, next(lazy), log, iter(lazy) is lazy, next(lazy), log)
it = iter([1, 2, 3, 4, 5])
print(list(zip(it, it)), list(it), list(map(lambda *a: a, [1, 2], [3, 4])), sum(map(lambda x: x * x, filter(lambda x: x > 1, range(4)))))
first, second = iter([1, 2, 3]), iter([10])
print(list(zip(first, second)), next(first))
print(list(zip([1, 2], [3, 4], strict=True)), type(m).__name__, type(f).__name__, type(z).__name__, isinstance(m, map))
for g in (lambda: list(zip([1, 2], [3], strict=True)), lambda: map(5), lambda: list(map(5, [1])), lambda: filter(None, 5), lambda: zip(5), lambda: list(map(lambda x: x / 0, [1])), lambda: next(zip([]), 'end')):
    try:
        print(g())
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e if 'must have' not in str(e) else '')
