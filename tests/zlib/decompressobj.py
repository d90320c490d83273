# zlib.decompressobj: input in pieces of every size, output in pieces, what follows the stream.
import zlib

text = b"".join(b"%d, " % (n * n) for n in range(300))
for wbits in (15, -15, 31, -9, 9):
    packed = zlib.compress(text, wbits=wbits)
    for size in (1, 2, 3, 7, 50, 1000):
        d = zlib.decompressobj(wbits)
        out = b""
        for i in range(0, len(packed), size):
            out += d.decompress(packed[i:i + size])
        out += d.flush()
        print(wbits, size, out == text, d.eof, d.unused_data, d.unconsumed_tail)
packed = zlib.compress(text)
d = zlib.decompressobj()
out = d.decompress(packed + b"tail", 10)
while d.unconsumed_tail and not d.eof:
    piece = d.decompress(d.unconsumed_tail, 100)
    out += piece
    assert len(piece) <= 100
print(out == text, d.eof, d.unused_data, d.decompress(b"more"), d.unused_data)
d = zlib.decompressobj()
print(d.decompress(packed, 5), d.flush() == text[5:], d.eof)
d = zlib.decompressobj()
for wrong in (b"xxxx", "text", 5):
    try:
        print(d.decompress(wrong))
    except (zlib.error, TypeError) as error:
        print(type(error).__name__, error)
try:
    zlib.decompressobj().decompress(packed, -1)
except ValueError as error:
    print(error)
