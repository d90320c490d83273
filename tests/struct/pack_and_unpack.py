# struct: every format character, byte orders, counts, alignment.
import struct

for order in "@=<>!":
    print(order, struct.pack(order + "bBhHiIqQ", -1, 2, -3, 4, -5, 6, -7, 8), struct.calcsize(order + "bhiq"))
    print(struct.unpack(order + "3h?c", struct.pack(order + "3h?c", 1, -2, 3, [], b"x")))
print(struct.pack("<lL", -1, 1), struct.unpack(">lL", b"\xff\xff\xff\xfe\0\0\0\1"))
print(struct.pack("3s4p0s0p5s", b"abcdef", b"xyzzy", b"q", b"q", b"ab"), struct.unpack("2s3p4p", b"ab\2xy\xffabc"))
print(struct.pack("xb2xh", 1, 2), struct.pack(" b  h ", 1, 2), struct.pack("2h h", 1, 2, 3), struct.pack("b0i", 1))
print(struct.pack(b"<h", 5), struct.pack("300p", b"x" * 299)[:2], struct.pack(""), struct.unpack("", b""))
print(struct.pack("<f", 1.5), struct.pack(">d", -2.5), struct.unpack("<fd", struct.pack("<fd", 0.5, 1 / 4)))
print([struct.calcsize(f) for f in ("b", "bh", "hb", "bi", "ib", "ib0i", "3s", "b3xh", "<bq", "<qbbb")])
print(struct.pack("<n" if False else "n", 1)[:1], struct.calcsize("n") == struct.calcsize("P") == struct.calcsize("N"))


class Five:
    def __index__(self):
        return 5

    def __float__(self):
        return 2.5


print(struct.pack("<bdI?", Five(), Five(), Five(), Five()), struct.pack("<B", True))
