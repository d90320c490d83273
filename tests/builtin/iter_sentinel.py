# iter with a sentinel, next with a default, and iterators that end for good.
values = iter([3, 1, 4, 1, 5])
print(list(iter(lambda: next(values), 1)), next(values), list(values))
countdown = [5]


def step():
    countdown[0] -= 1
    return countdown[0]


it = iter(step, 0)
print(next(it), list(it), next(it, 'ended'), list(it), iter(it) is it)
lines = iter(['a', 'b', '', 'c'])
print([line for line in iter(lambda: next(lines), '')], next(lines), next(lines, None))
print(next(iter([]), 'default'), next(iter('x')), next((x for x in range(10) if x > 5), None), next((x for x in range(3) if x > 5), 'none'), next(iter({}), None))


def failing():
    raise StopIteration('from callable')


print(list(iter(failing, None)))


def broken():
    raise ValueError('broken')


for f in (lambda: next(iter([])), lambda: next([1]), lambda: iter(5), lambda: iter(5, 0), lambda: next(5, 0), lambda: next(iter(broken, 0)), lambda: iter(None)):
    try:
        print(f())
    except StopIteration as e:
        print('StopIteration', e.args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
