# slice.indices clips to a length, for every sign, and agrees with slicing a list.
print(slice(None).indices(5), slice(1, 3).indices(5), slice(None, None, -1).indices(5), slice(-2, None).indices(5), slice(None, -2).indices(5), slice(10, 20).indices(5))
print(slice(-10, 10).indices(5), slice(5, 0, -2).indices(5), slice(-1, -10, -1).indices(5), slice(3, 1).indices(5), slice(0, 0).indices(0), slice(None, None, -1).indices(0))
print(slice(10 ** 20).indices(5), slice(-10 ** 20, None, 10 ** 20).indices(5), slice(None, None, -10 ** 20).indices(3), slice(True, None).indices(3))
checked = 0
values = list(range(6))
points = (None, -8, -6, -5, -1, 0, 1, 3, 5, 6, 9)
for start in points:
    for stop in points:
        for step in (None, 1, 2, 5, -1, -2, -7):
            s = slice(start, stop, step)
            assert [values[i] for i in range(*s.indices(6))] == values[s] == values[start:stop:step]
            checked += 1
print(checked)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(slice(Index(1), Index(4), Index(2)).indices(9), 'abcdef'[Index(1):Index(4)], [1, 2, 3][Index(-2):])
for f in (lambda: slice(1).indices(-1), lambda: slice('a').indices(5), lambda: slice(None, None, 0).indices(5), lambda: slice(1).indices('x')):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
