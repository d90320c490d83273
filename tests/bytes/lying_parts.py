# faults: lie, callback, resize
# Parts of bytes that are none, that lie about themselves or that change what is being built.
class Liar:
    def __init__(self, answer):
        self.answer = answer

    def __bytes__(self):
        return self.answer() if callable(self.answer) else self.answer

    __index__ = __bytes__


for answer in (None, 'x', 5, -1, 256, 1 << 70, [], b'ok', bytearray(b'no')):
    for call in (bytes, lambda o: bytes([o]), lambda o: b''.join([o]), lambda o: bytearray(o), lambda o: b'%b' % o, lambda o: bytearray(b'ab').append(o),
                 lambda o: b'abc'.find(o), lambda o: o in b'abc', lambda o: bytearray(b'abc').insert(o, 1), lambda o: b'ab'[o:], lambda o: b'a' * o):
        try:
            print(call(Liar(answer)), end=' ')
        except (TypeError, ValueError, OverflowError, IndexError, MemoryError):
            print('-', end=' ')
    print()
buffer = bytearray(b'abcdef' * 9)


def change():
    try:
        buffer.clear()
        buffer.extend(b'abcdef' * 3)
    except BufferError:
        pass
    return 98


for call in (lambda o: bytes([*buffer, o]), lambda o: buffer.find(o), lambda o: buffer.count(o, 0, 50), lambda o: buffer.append(o), lambda o: buffer.insert(3, o),
             lambda o: buffer.remove(o), lambda o: o in buffer, lambda o: buffer.__setitem__(5, o), lambda o: buffer.__setitem__(o, 5), lambda o: buffer.rindex(o),
             lambda o: buffer.extend([o, o]), lambda o: buffer.__setitem__(slice(0, 9), [o, o]), lambda o: buffer.pop(o), lambda o: buffer[o:o], lambda o: b'%c' % o):
    try:
        call(Liar(change))
    except (IndexError, ValueError):
        pass
    print(len(buffer) < 60, end=' ')
print(b''.join([buffer, memoryview(buffer)]) == bytes(buffer) * 2)
