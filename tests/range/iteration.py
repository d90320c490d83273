# for over ranges of all kinds: the loop variable, changed bounds, nested and reversed ranges.
for i in range(3):
    i += 10
    print(i, end=' ')
print(i)
n = 3
for i in range(n):
    n += 5
    print(i, n, end=' ')
print()
for i in range(5, 0, -2):
    print(i, end=' ')
for i in range(2, 2):
    print('never')
else:
    print('else', i)
total = 0
for i in range(10):
    if i == 2:
        continue
    if i == 6:
        break
    for j in range(i, i + 3):
        total += i * j
print(total, i, j)
print(list(reversed(range(4))), list(reversed(range(1, 10, 4))), list(zip(range(3), range(10, 0, -3))), list(enumerate(range(5, 7))), [*range(3)], sum(range(101)))
a, b, *c = range(6)
it = iter(range(3))
print(a, b, c, next(it), list(it), next(it, 'end'), max(range(5)), min(range(5, 1, -1)), sorted(range(5), key=lambda x: x % 2), tuple(range(2)))
r = range(2)
print([(x, y) for x in r for y in r], {x: -x for x in r}, any(range(1)), all(range(1, 3)), dict(zip('ab', range(2))), set(range(3)) == {0, 1, 2})
print(iter(r) is r, [x for x in map(lambda x: x * x, range(4))], list(filter(lambda x: x % 3 == 0, range(10))))
