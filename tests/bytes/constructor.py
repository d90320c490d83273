# bytes() from sizes, iterables, text, buffers and objects, with the errors for wrong values.
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes((65, 66)), bytes(range(5)), bytes(b'abc'), bytes(bytearray(b'xy')), bytes('é', 'utf-8'))
print(bytes('abc', 'ascii'), bytes([]), bytes(0), bytes(x * 2 for x in range(4)), bytes({1: 2}), bytes([True, False]), bytes(map(ord, 'hi')))


class HasBytes:
    def __bytes__(self):
        return b'from __bytes__'


class Index:
    def __index__(self):
        return 70


print(bytes(HasBytes()), bytes([Index(), 71]), bytes(Index())[:2], len(bytes(Index())))


def attempt(*args):
    try:
        print(bytes(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


attempt([256])
attempt([-1])
attempt(-1)
attempt('abc')
attempt(['a'])
attempt(1.5)
attempt(None)
attempt([1, None])
attempt('é', 'ascii')
attempt(5, 'utf-8')
