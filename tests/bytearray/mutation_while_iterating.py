# A bytearray that grows or shrinks under its own iterator never reads out of bounds.
# faults: callback
b = bytearray(b'abc')
seen = []
for c in b:
    seen.append(c)
    if len(b) < 10:
        b.append(c + 3)
print(seen, b)
seen = []
for c in b:
    seen.append(c)
    del b[-1]
print(seen, b)
b = bytearray(range(6))
seen = []
for i, c in enumerate(b):
    seen.append(c)
    if i == 2:
        b.clear()
print(seen, b)
it = iter(b)
b.extend(b'xy')
print(list(it), list(it))
b.append(1)
print(list(it))


class Shrink:
    def __init__(self, target):
        self.target = target

    def __index__(self):
        self.target.clear()
        return 65


b = bytearray(b'hello')
try:
    b[4] = Shrink(b)
except IndexError:
    print('IndexError', b)
b = bytearray(b'hello')
b.append(Shrink(b))
print(b, bytes([Shrink(b), 66]))
