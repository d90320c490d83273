# in, index and count on ranges need no iteration and agree with lists; other numeric types.
def check(r):
    values = list(r)
    for x in range(-12, 25):
        assert (x in r) == (x in values) and r.count(x) == values.count(x)
        if x in values:
            assert r.index(x) == values.index(x)
    return len(values)


print([check(r) for r in (range(10), range(3, 20), range(0, 20, 3), range(20, 0, -3), range(-10, 10, 4), range(10, -10, -7), range(0), range(5, 1))])
r = range(0, 10 ** 9, 7)
print(7 * 10 ** 7 in r, 7 * 10 ** 7 + 1 in r, 999999999 in r, -7 in r, r.index(700), r.count(701), len(r))
print(14.0 in r, 14.5 in range(20), True in range(2), False in range(1, 5), '7' in range(10), (1,) in range(5), 3 not in range(3), None not in range(3))


class Seven:
    def __eq__(self, other):
        return other == 7


class Index:
    def __index__(self):
        return 4


print(Seven() in range(10), Seven() in range(7), range(10).count(Seven()), range(5, 10).index(Seven()))
print(list(range(Index())), range(10)[Index()], range(0, 10, Index()), list(range(Index(), 8)))
try:
    range(5).index('x')
except ValueError as e:
    print('ValueError')
try:
    range(0, 10, 5).index(3)
except ValueError as e:
    print(e)
