# __getitem__, __setitem__ and __delitem__ of a class receive ints, slices and tuples of both.
class Probe:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print('set', key, value)

    def __delitem__(self, key):
        print('del', key)


p = Probe()
print(p[1], p[1:2], p[::], p[:], p[1:2:3], p['a':'b'], p[1, 2], p[1:2, 3], p[..., ::2], p[()], p[1,], p[None], p[-1:])
p[1:3] = 'x'
p[::2, 'k'] = None
del p[1:], p['k'], p[1:2, 3:4]


class Ring:
    items = 'abc'

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(i.start or 0, i.stop or 6, i.step or 1)]
        return self.items[i % len(self.items)]


r = Ring()
print(r[4], r[-1], r[1:8], r[:], r[::4], r[2:20:5])


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, key):
        y, x = key
        rows = self.rows[y] if isinstance(y, slice) else [self.rows[y]]
        return [row[x] for row in rows]


m = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
print(m[1, 2], m[:, 0], m[1, :], m[:2, 1:], m[::2, ::-2], m[::-1, -1])
