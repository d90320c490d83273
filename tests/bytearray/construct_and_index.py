# Construction, indexing, item assignment and deletion of bytearrays, with errors.
b = bytearray(b'hello')
b[0] = 72
b[-1] = ord('O')
print(b, len(b), b[1], b[1:3], type(b[1:3]).__name__, b[::-1], list(b), bytes(b), str(b), b == b'HellO')
print(bytearray(), bytearray(3), bytearray([1, 2]), bytearray('é', 'utf-8'), bytearray(b), bytearray(range(4)), bytearray(b'\'"\\\n'))
del b[0]
print(b)
del b[-1]
print(b)
copy = bytearray(b)
copy[0] = 0
print(b, copy, b is not copy)


def attempt(f):
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)


attempt(lambda: b[3])
attempt(lambda: b.__setitem__(5, 1))
attempt(lambda: b.__setitem__(0, 256))
attempt(lambda: b.__setitem__(0, -1))
attempt(lambda: b.__setitem__(0, 'a'))
attempt(lambda: b.__delitem__(9))
attempt(lambda: bytearray([300]))
attempt(lambda: bytearray('text'))
attempt(lambda: hash(b))
print(b)
