# Slice assignment that grows, shrinks and keeps the size, and extended slices.
def fresh():
    return bytearray(b'0123456789')


b = fresh()
b[2:4] = b'ABCDE'
print(b)
b[2:7] = b''
print(b)
b[:0] = b'<<'
b[len(b):] = b'>>'
print(b)
b = fresh()
b[::2] = b'abcde'
print(b)
b[1:8:3] = bytearray(b'XYZ')
b[::-1] = bytes(b)
print(b)
b[5:2] = b'!'
b[100:200] = [33, 34]
print(b)
b = fresh()
b[3:6] = b[::-1]
print(b)
b[:] = b[2:5] + b[:1]
print(b)
b[1:1] = b
print(b)
b[2:4] = range(65, 70)
b[0:1] = (x for x in (90, 91))
print(b)
for value in (b'ab', b'abcdefgh'):
    try:
        b[::2] = value
    except ValueError as e:
        print(e)
for value in ('text', [256], [None]):
    try:
        b[1:2] = value
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
print(b)
