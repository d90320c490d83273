# struct: pack_into, unpack_from, iter_unpack over all that has bytes.
import struct
from array import array

b = bytearray(10)
for offset in (0, 4, 7, -6, -4, -11, 11):
    for function, arguments in ((struct.pack_into, (1, 2)), (struct.unpack_from, ())):
        try:
            print(offset, function("<ih", b, offset, *arguments), b.hex())
        except struct.error as error:
            print(offset, error)
struct.pack_into("<h", memoryview(b)[2:6], 1, 0x4142)
numbers = array("i", [1, 2])
struct.pack_into("<b", numbers, 4, 7)
print(b, numbers, struct.unpack_from("<h", buffer=b, offset=3), struct.unpack("<2i", numbers))
print(list(struct.iter_unpack("<hb", b"abcdef")), [*struct.iter_unpack("c", memoryview(b"xyz"))], list(struct.iter_unpack("h", b"")))
walk = struct.iter_unpack("<h", b)
print(next(walk))
print(len(list(walk)), next(walk, "end"))
