# zlib: what was compressed comes back, in every format; checksums.
import zlib

texts = [b"", b"a", b"abc" * 100, bytes(range(256)), b"\0" * 1000, bytes((i * i * 7 + i // 3) & 255 for i in range(3000)), b"hello hello " * 30 + b"\xff" * 600]
for text in texts:
    packed = zlib.compress(text)
    print(len(text), len(packed) < len(text) // 2 + 20 or len(packed) < len(text) * 9 // 8 + 20, zlib.decompress(packed) == text, packed[0],
          [zlib.decompress(zlib.compress(text, wbits=w), w) == text for w in (-15, -9, 9, 12, 31, 25)], zlib.decompress(zlib.compress(text, 9, 31), 47) == text)
print(zlib.crc32(b"abc"), zlib.crc32(b"abc", 5), zlib.adler32(b"abc"), zlib.adler32(b"abc", 5), zlib.adler32(b""), zlib.adler32(b"\xff" * 100000), zlib.adler32(memoryview(b"xabc")[1:]))
print(zlib.MAX_WBITS, zlib.error.__bases__, zlib.error.__module__)
