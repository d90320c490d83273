# deflate.DeflateIO over any object with read and write, in every format. (python3 has no such module.)
import deflate
import zlib


class Stream:
    def __init__(self, data=b"", chunk=1000):
        self.data, self.chunk, self.closed = data, chunk, False

    def read(self, n):
        piece, self.data = self.data[:min(n, self.chunk)], self.data[min(n, self.chunk):]
        return piece

    def write(self, piece):
        self.data += piece
        return len(piece)

    def close(self):
        self.closed = True


text = b"".join(b"line %d\n" % (n * n) for n in range(200))
for format, wbits in ((deflate.RAW, -15), (deflate.ZLIB, 15), (deflate.GZIP, 31)):
    s = Stream(zlib.compress(text, wbits=wbits), 7)
    with deflate.DeflateIO(s, format, 15) as d:
        print(d.read(6), d.readline(), d.read(0), d.read() == text[7:], d.read(), d.read(5))
    s = Stream()
    with deflate.DeflateIO(s, format, 10, True) as d:
        for i in range(0, len(text), 100):
            d.write(text[i:i + 100])
    print(s.closed, len(s.data) < len(text), zlib.decompress(s.data, wbits) == text)
d = deflate.DeflateIO(Stream(zlib.compress(text)), deflate.AUTO)
b = bytearray(10)
print(d.readinto(b), b, next(d), sum(1 for line in d))
s = Stream()
d = deflate.DeflateIO(s)
d.write(b"")
d.close()
d.close()
print(s.data, s.closed, zlib.decompress(s.data, -15))
for act in (lambda: d.read(), lambda: d.write(b"x"), lambda: deflate.DeflateIO(Stream(b"xxxxx"), deflate.ZLIB).read(), lambda: deflate.DeflateIO(Stream(b"\x78\x9c"), 2).read(),
            lambda: deflate.DeflateIO(Stream(), 9), lambda: deflate.DeflateIO(Stream(), 1, 20), lambda: deflate.DeflateIO(5).read(), lambda: deflate.DeflateIO()):
    try:
        print(act())
    except (OSError, EOFError, ValueError, AttributeError, TypeError) as error:
        print(type(error).__name__)
