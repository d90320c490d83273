# A bytearray as its own argument: extend, slice assignment, join, replace and comparison with itself.
b = bytearray(b'ab')
b.extend(b)
print(b)
b += bytes(b)
print(b)
b[2:2] = b
print(b, len(b))
b[::2] = b[1::2]
print(b)
b[:] = b
print(b == b, b in [b], b.find(b), b.count(b), b.startswith(b), b.replace(b, b'x'), b.split(b), b.partition(b))
b = bytearray(b'-')
print(b.join([b, b, b]), bytearray(b).join([]), b.join([bytes(b)] * 2))
b = bytearray(b'abcdef')
b[1:4] = b[3:0:-1]
print(b)
b[0], b[-1] = b[-1], b[0]
print(b)
b[1:] = b[:-1]
print(b, b * 2 == b + b)
b *= 0
print(b, len(b))
