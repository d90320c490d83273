# struct: half precision, both ways: rounding half to even, subnormals, infinities.
import struct

for bits in (0x0000, 0x8000, 0x0001, 0x03FF, 0x0400, 0x3C00, 0xBC01, 0x3555, 0x7BFF, 0x7C00, 0xFC00):
    value = struct.unpack("<e", bits.to_bytes(2, "little"))[0]
    print(hex(bits), value == int(value) if abs(value) < 1e9 else value, value * 2 ** 24 if abs(value) < 100 else "",
          struct.pack("<e", value).hex())
for x in (1.0, 1 + 2 ** -11, 1 + 2 ** -11 + 2 ** -20, 1 + 3 * 2 ** -11, 2 ** -24, 2 ** -25, 1.5 * 2 ** -25, 2 ** -26, 65504.0, 65519.0,
          -2.0 ** -14, 2 ** -14 - 2 ** -25, 0.0, -0.0):
    print(struct.pack(">e", x).hex())
print(struct.unpack(">e", struct.pack(">e", float("nan")))[0])
for x in (65520.0, 1e6, -7e4):
    try:
        struct.pack("e", x)
    except OverflowError as error:
        print(error)
