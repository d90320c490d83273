# Values whose __index__ resizes the buffer that they are packed into.
# faults: callback, resize
import struct


class Act:
    def __init__(self, act):
        self.act = act

    def __index__(self):
        self.act()
        return 7


b = bytearray(8)
try:
    struct.pack_into("<ib", b, 0, 1, Act(b.clear))
except (struct.error, BufferError):
    print("refused")
print(len(b) in (0, 8))
b = bytearray(8)
struct.pack_into("<ib", b, 0, 1, Act(lambda: b.__setitem__(7, 9)))
print(b)
try:
    struct.unpack_from("<ib", b, Act(lambda: b.__delitem__(slice(4, None))))
except (struct.error, BufferError):
    print("refused")
text = "b" * 50
print(sum(struct.unpack(text, struct.pack(text, *(Act(lambda: "".join(["x"] * 100)) for _ in text)))))
