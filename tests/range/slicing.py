# A slice of a range is a range, for every sign of step.
r = range(0, 20, 2)
for start, stop, step in ((2, 5, None), (None, None, -1), (None, 3, None), (-3, None, None), (8, 2, -2), (5, 2, None), (None, None, 4), (100, None, None),
                          (None, -100, -1), (-1, None, -3), (1, -1, 3)):
    s = r[start:stop:step]
    assert list(s) == list(r)[start:stop:step]
    print(s, len(s), list(s))
backwards = range(10, -10, -4)
print(backwards[::-1], backwards[1:3], backwards[-2:], backwards[::2], list(backwards[::-2]), backwards[1], backwards[-1])
print(r[2:][1:][0], r[::-1][0], r[:0], range(0)[::-1], range(5)[::-1][::-1] == range(5), range(10)[3:8][1], range(10)[::3][-1])
for a in range(-3, 4):
    for b in range(-3, 4):
        for c in (-2, -1, 1, 3):
            assert list(range(7)[a:b:c]) == list(range(7))[a:b:c]
            assert list(range(a, b, c)) == [x for x in (range(a, b, c)[i] for i in range(len(range(a, b, c))))]
try:
    r[::0]
except ValueError as e:
    print(e)
