# struct.error: what it says.
import struct

print(struct.error.__name__, struct.error.__module__, struct.error.__mro__[1])


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except (struct.error, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


for code, wrong in (("b", (128, -129)), ("B", (256, -1)), ("h", (40000,)), ("H", (-1,)), ("<i", (1 << 40,)), ("<I", (1 << 40, -1)),
                    ("<q", (1 << 63,)), ("<Q", (-1, 1 << 64)), ("i", ("a", 1.5, None)), ("d", ("a", None)), ("s", (5, "a")),
                    ("p", (5,)), ("c", (5, b"ab", "a"))):
    for value in wrong:
        attempt(struct.pack, code, value)
for code in ("3", "z", "<n", "<P", "99999999999999999999999i", "i<h", "9999999999999999999x", "%di" % (1 << 62)):
    attempt(struct.calcsize, code)
attempt(struct.pack, "i")
attempt(struct.pack, "i", 1, 2)
attempt(struct.pack, 5)
attempt(struct.pack)
attempt(struct.unpack, "i", b"abc")
attempt(struct.unpack, "i", "abcd")
attempt(struct.pack_into, "i", b"abcd", 0, 1)
attempt(struct.pack_into, "i", bytearray(4))
attempt(struct.iter_unpack, "<h", b"abc")
attempt(struct.iter_unpack, "", b"abc")
attempt(struct.Struct)
attempt(struct.Struct, 5)
