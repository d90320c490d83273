# count, cycle, repeat: numbers of all kinds, repr, ends, next after the end.
from itertools import count, cycle, repeat, islice
def first(n, iterable):
    return list(islice(iterable, n))
print(first(4, count()), first(4, count(10)), first(3, count(2, 5)), first(3, count(-1, -1)), first(3, count(0.5, 0.25)))
print(first(3, count(2**62)), first(3, count(2**31 - 1)), first(3, count(step=3)), first(3, count(start=True)))
print(count(), count(5), count(1, 2), count(1.5), repeat("x"), repeat(1, 3))
c = count(3)
print(next(c), next(c), c)
print(first(7, cycle("ab")), first(3, cycle([1])), list(cycle([])), first(5, cycle(range(3))))
print(list(repeat("x", 3)), list(repeat(None, 0)), list(repeat(1, -2)), first(2, repeat([])), list(map(pow, range(4), repeat(2))))
r = repeat(5, times=2)
print(next(r), r, next(r), next(r, "end"), r, list(r))
def once():
    yield 1
    yield 2
c = cycle(once())
print([next(c) for i in range(5)])
for bad in (lambda: count("a"), lambda: count(1, None), lambda: cycle(5), lambda: repeat(1, "a"), lambda: repeat()):
    try:
        bad()
    except TypeError as e:
        print("TypeError")
print([x for x, y in zip(count(1), "abc")], iter(c) is c)
for i in count(1, 2):
    if i > 5:
        break
print(i)
