# Unpacking into names, nested targets, stars, calls, and the counts in error messages.
a, b = [1, 2]
a, b = b, a
(c, [d, e]), *f = [(1, 'xy'), 2, 3]
first, *middle, last = range(6)
*init, tail = 'abc'
print(a, b, c, d, e, f, first, middle, last, init, tail)
values = [3, 1, 2]
values[0], values[1:] = 'start', [9, 9]
i = 0
i, values[i] = 2, 'two'
print(values, i, [*values, *'ab', *[]], (*values, 0), {*'a'}, max(*[1, 5, 2]), [*range(3)] + [*(x for x in 'yz')])
for x, (y, *z) in [(1, (2, 3, 4)), (5, 'six')]:
    print(x, y, z)
for text in ('a, b = [1]', 'a, b = [1, 2, 3]', 'a, *b, c = [1]', 'a, b = 5', 'a, b = None', '[a] = []', '(a, b), c = [1, 2]', 'a, b = {1: 2}'):
    try:
        exec(text)
    except (ValueError, TypeError) as error:
        print(text, '->', error)
