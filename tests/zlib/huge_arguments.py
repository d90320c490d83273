# faults: wrap, callback
# Window sizes, limits and checksums that no machine word holds; buffers that change while they are read.
import zlib

packed = zlib.compress(b'abc' * 50)
for wbits in (0, 7, 15, 16, 31, 47, 48, 99, -7, -8, -15, -16, -(1 << 31), (1 << 31) - 1, 1 << 31, -(1 << 63), (1 << 63) - 1, 1 << 64):
    for call in (lambda w: zlib.decompress(packed, w), lambda w: zlib.decompressobj(w).decompress(packed)):
        try:
            print(wbits, call(wbits) == b'abc' * 50)
        except (ValueError, OverflowError, zlib.error):
            pass
for size in (1, 1 << 14):
    try:
        print(len(zlib.decompress(packed, 15, size)))
    except (ValueError, OverflowError, MemoryError):
        print('refused')
for most in (0, 1, 149, 151, 1 << 30, -1):
    try:
        d = zlib.decompressobj()
        print(len(d.decompress(packed, most)), len(d.flush()))
    except ValueError:
        print('refused')
print(zlib.crc32(b'a', 1 << 32), zlib.crc32(b'a', -1), zlib.adler32(b'a', (1 << 64) + 1))


class Index:
    def __init__(self, buffer):
        self.buffer = buffer

    def __index__(self):
        try:
            self.buffer.clear()
        except BufferError:
            pass
        return 15


buffer = bytearray(packed)
try:
    print(zlib.decompress(buffer, Index(buffer)) in (b'', b'abc' * 50))
except zlib.error:
    print(True)
