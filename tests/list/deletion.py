# del of items and slices with all steps.
for start, stop, step in ((0, 3, 1), (2, None, 1), (None, None, 2), (1, 8, 3), (None, None, -1), (8, 1, -3), (5, 5, 1), (7, 2, 1), (-3, None, 1),
                          (None, -8, 1), (-1, -5, -2), (0, 100, 4), (9, None, -9)):
    a = list('abcdefghij')
    del a[start:stop:step]
    print(start, stop, step, ''.join(a))
a = [0, 1, 2, 3, 4, 5]
del a[0], a[-1], a[1]
print(a)
del a[:], a[0:5]
print(a)
table = [[1, 2], [3, 4]]
del table[0][1], table[1]
print(table)
a = list(range(100))
del a[::3]
del a[1::2]
del a[10:-10]
print(a, len(a))
for f in (lambda: a.__delitem__(50), lambda: a.__delitem__('x'), lambda: a.__delitem__(slice(0, 1, 0))):
    try:
        f()
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
