# A NUL as fill; __mul__ that raises by itself; bytes() of a str with __bytes__; bytes * 1.
print(ascii('{:\0<6s}|{:\0>4}|{:\0^5d}'.format('foo', 1, 2)), ascii(format('a', '\0<03')), ascii(f'{3:\0=+6}'))
for value in ('abc', [1], (1,), b'a', bytearray(b'a')):
    for other in ('', 1.5, None):
        for name in ('__mul__', '__rmul__'):
            try:
                print(getattr(value, name)(other))
            except TypeError as error:
                print(type(value).__name__, type(error).__name__)
    print(value.__mul__(2), value.__rmul__(True))
print((1).__mul__('a'), {}.__or__(1))


class Text(str):
    def __bytes__(self):
        return b'own'


print(bytes(Text('x')), bytes(Text('x'), 'ascii'))
try:
    bytes('x')
except TypeError as error:
    print(error)
data, array = b'123', bytearray(b'123')
print(data * 1 is data, 1 * data is data, array * 1 is array, array * 1, data * 0, data * 2)
