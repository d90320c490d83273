# deflate.DeflateIO over streams that answer nonsense or change what they were given.
# faults: lie, callback
# options: -X cstack=64k
import deflate
import zlib

packed = zlib.compress(b"abc" * 100)


class Liar:
    def __init__(self, answer):
        self.answer = answer

    def read(self, n):
        return self.answer(n)

    def write(self, data):
        return self.answer(data)


for answer in (lambda n: "text", lambda n: None, lambda n: 5, lambda n: 1 / 0, lambda n: packed * 3, lambda n: bytearray(packed), lambda n: d.close() or packed, lambda n: d.read(1)):
    d = deflate.DeflateIO(Liar(answer), deflate.ZLIB)
    try:
        print(d.read() == b"abc" * 100)
    except (TypeError, ZeroDivisionError, OSError, RecursionError) as error:
        print(type(error).__name__)
for answer in (lambda data: None, lambda data: -5, lambda data: d.write(b"again") if len(data) > 50 else 0, lambda data: 1 / 0):
    d = deflate.DeflateIO(Liar(answer), deflate.ZLIB)
    try:
        print(d.write(b"x" * 300), d.close())
    except ZeroDivisionError as error:
        print(type(error).__name__)
b = bytearray(300)
d = deflate.DeflateIO(Liar(lambda n: b.clear() or packed), deflate.ZLIB)
print(d.readinto(b), b)
