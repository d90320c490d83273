# Slices as targets: nested, in loops, with stars, chained, augmented, evaluation order.
a = [0, 1, 2, 3, 4, 5]
a[1:3], a[0] = 'xyz', 'first'
print(a)
a[:2] = a[-2:] = ['both']
print(a)
a[0:2] += [7, 8]
print(a)
a[1:4] *= 2
print(a)
for a[0:1] in ([10], [20, 21], []):
    print(a)
*a[:2], last = 'pqr'
print(a, last)
rows = [[1, 2, 3], [4, 5, 6]]
rows[0][1:], rows[1][:1] = [9], [8, 7]
print(rows)


def note(x):
    log.append(x)
    return x


log = []
b = list(range(10))
b[note(1):note(6):note(2)] = [note('a'), note('b'), note('c')]
print(b, log)
log.clear()
note(b)[note(0):note(3)] = note('zz')
print([x if x is not b else 'b' for x in log], b)
c = [1, 2, 3, 4]
c[:] = (x * 2 for x in c)
c[1:3], c[0] = c[2:0:-1], c[-1]
print(c, c[1:][1:][0], c[:-1][-1])
c[len(c):], c[:0] = [5], [6]
print(c, [c[i:j] for i in range(2) for j in range(3, 5)])
c[-100:100] = []
print(c)
