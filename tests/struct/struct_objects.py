# struct.Struct, also derived and never initialized.
import struct

s = struct.Struct("<ih")
print(s.format, s.size, s.pack(1, 2), s.unpack(b"abcdef"), s.unpack_from(b"abcdefgh", 2), s.unpack_from(buffer=b"abcdef", offset=0))
b = bytearray(8)
s.pack_into(b, 1, -1, -2)
print(b, list(s.iter_unpack(b"abcdefabcdef")), struct.Struct(b"h").format, struct.calcsize("<ih") == s.size)
for function in (lambda: s.pack(1), lambda: s.unpack(b"a"), lambda: s.pack_into(b, 5, 1, 2)):
    try:
        function()
    except struct.error as error:
        print(error)


class Big(struct.Struct):
    def __init__(self, fields):
        super().__init__(">" + fields)
        self.fields = fields


big = Big("hb")
print(big.pack(1, 2), big.size, big.format, big.fields)


class Never(struct.Struct):
    def __init__(self):
        pass


never = Never()
print(never.size)
for function in (lambda: never.pack(1), lambda: never.unpack(b"a"), lambda: struct.Struct(never)):
    try:
        function()
        print("no error")
    except Exception:
        print("refused")
