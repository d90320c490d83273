# del with slices of all steps, clear, and empty ranges.
for start, stop, step in ((0, 3, 1), (2, None, 1), (None, None, 2), (1, 8, 3), (None, None, -1), (8, 1, -3), (5, 5, 1), (7, 2, 1), (-3, None, 1),
                          (None, -8, 1), (-1, -5, -2), (0, 100, 4), (20, 30, 1)):
    b = bytearray(b'0123456789')
    del b[start:stop:step]
    print(start, stop, step, b, len(b))
b = bytearray(b'abc')
del b[:]
print(b, len(b), b == b'')
b += b'again'
b.clear()
print(b, bool(b))
b.extend(b'xyz')
while b:
    del b[0]
    print(b, end=' ')
print()
big = bytearray(range(256))
del big[1::2]
del big[::4]
print(len(big), big[:6], sum(big))
