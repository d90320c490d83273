# Slice assignment of every shape: growing, shrinking, from itself, from iterators, extended.
def fresh():
    return list(range(8))


a = fresh()
a[2:4] = ['a', 'b', 'c', 'd']
print(a)
a[2:6] = []
a[:0] = [-2, -1]
a[len(a):] = 'end'
print(a)
a = fresh()
a[::2] = 'wxyz'
a[1:6:2] = (x for x in (10, 20, 30))
print(a)
a[::-1] = list(a)
print(a)
a[5:2] = ['here']
a[20:30] = ['there']
print(a)
a[1:3] = a
print(a)
a[:] = a[::-3]
print(a)
a[-1:] = {1: 2, 3: 4}
a[:1] = range(3)
a[1:1] = 'é😀'
print(a)
for index, value in ((slice(None, None, 2), [1]), (slice(0, 4, 3), 'abc'), (slice(1, 2), 5), (slice(None, None, 2), None)):
    try:
        a[index] = value
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(a)
