# Indexing and slicing of lists with all signs, and the errors for wrong indexes.
a = [10, 20, 30, 40, 50, 60]
print(a[0], a[-1], a[5], a[-6], a[True], a[1:3], a[:2], a[-2:], a[:], a[::-1], a[::2], a[4:1:-1], a[4:1], a[10:], a[-10:2])
for step in (1, 2, 5, -1, -2, -7):
    print(step, a[::step], a[1::step], a[:4:step], a[-2:1:step], a[1:-2:step])
nested = [[1, 2], [3, [4, 5]]]
print(nested[1][1][0], nested[0][::-1], nested[-1][-1][-1], len(nested), a[:] is a, a[:] == a)


def attempt(f):
    try:
        print(f())
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


attempt(lambda: a[6])
attempt(lambda: a[-7])
attempt(lambda: [][0])
attempt(lambda: a[2 ** 70])
attempt(lambda: a['x'])
attempt(lambda: a[None])
attempt(lambda: a[::0])
attempt(lambda: a['x':])
attempt(lambda: a.__setitem__(6, 1))
attempt(lambda: a.__delitem__(-7))
print(a[2 ** 70:], a[-2 ** 70:2], a[:2 ** 70:2 ** 70])
