# bytearray() of bytes that nobody else refers to needs no second copy of them; others stay as they are.
# heap: 64k
# only: 32
# not: stress sweep asan


class Own(bytes):
    pass


def make():
    return b'xyz' * 12000


def look(data):
    print(type(data).__name__, len(data), bytes(data[:2]), data[-1], data.count(b'yz'))


def shared(data):
    try:
        bytearray(data)
    except MemoryError:
        print('no memory')
    look(data)


look(bytearray(make()))
look(bytearray([120, 121, 122] * 2000))
look(bytearray('xyz' * 4000, 'utf-8'))
shared(make())
own = Own(make())
shared(own)
del own
grown = bytearray(make())
grown.append(65)
look(grown)
print(bytearray(b''), bytearray(()), bytearray('', 'ascii'))
