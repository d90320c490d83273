# zlib.compressobj(): data in pieces, flushes, all formats; what it gives decompresses to what it got.
# timeout: 25
import zlib

data = b"".join(b"line %d of the text\n" % (i * i % 97) for i in range(900)) + bytes(range(256)) * 3
for wbits in (15, 9, -15, -9, 31, 25):
    for piece in (1, 7, 1000, 5000, len(data)):
        c = zlib.compressobj(wbits=wbits)
        parts = [c.compress(data[i:i + piece]) for i in range(0, len(data), piece)] + [c.flush()]
        packed = b"".join(parts)
        print(wbits, piece, zlib.decompress(packed, wbits) == data, len(packed) < len(data))
for mode in (zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH):
    c, d = zlib.compressobj(9, zlib.DEFLATED, -15), zlib.decompressobj(-15)
    for text in (b"first", b"second " * 20, b"", b"x"):
        packed = c.compress(text) + c.flush(mode)
        print(packed[-4:], d.decompress(packed) == text)
    print(d.decompress(c.flush()), d.eof)
c = zlib.compressobj()
print(zlib.decompress(c.compress(b"") + c.flush(zlib.Z_FINISH)), type(c).__name__)
for use in (lambda: c.flush(), lambda: zlib.compressobj(wbits=40), lambda: zlib.compressobj().compress("s")):
    try:
        use()
    except (zlib.error, ValueError, TypeError) as error:
        print(type(error).__name__)
