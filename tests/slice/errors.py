# Wrong bounds, zero steps, wrong targets, and objects that do not support slicing at all.
class NotIndex:
    pass


class BadIndex:
    def __index__(self):
        return 'x'


class Raising:
    def __index__(self):
        raise KeyError('in index')


def attempt(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e)


a, n, nothing, numbers, squares = [1, 2, 3], 5, None, {1, 2}, (x * x for x in 'never')
attempt('float', lambda: a[1.0:])
attempt('str', lambda: 'abc'['a':])
attempt('object', lambda: a[:NotIndex()])
attempt('zero list', lambda: a[::0])
attempt('zero tuple', lambda: (1,)[::0])
attempt('zero bytes', lambda: b'a'[1:2:0])
attempt('bad', lambda: a[BadIndex():])
attempt('raising', lambda: a[Raising():])
attempt('raising index', lambda: a[Raising()])
attempt('int', lambda: n[1:2])
attempt('None', lambda: nothing[:])
attempt('set', lambda: numbers[0:1])
attempt('dict', lambda: {}[0:1])
attempt('generator', lambda: squares[1:])
attempt('assign tuple', lambda: (1, 2).__setitem__(slice(1), ()))
attempt('assign int', lambda: a.__setitem__(slice(0, 1), 5))
attempt('extended', lambda: a.__setitem__(slice(None, None, 2), [1]))
attempt('big', lambda: a[-10 ** 25:10 ** 25:10 ** 25])
print(a)
