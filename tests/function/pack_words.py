# Packing and unpacking words into a bytearray with shifts and masks.
def pack(*values, size=2):
    out = bytearray()
    for v in values:
        out += bytes(v >> 8 * i & 0xFF for i in range(size))
    return out

def unpack(data, /, size=2):
    return [sum(b << 8 * i for i, b in enumerate(data[at:at + size])) for at in range(0, len(data), size)]

def crc(data, poly=0x1021):
    value = 0xFFFF
    for b in data:
        value ^= b << 8
        for _ in range(8):
            value = (value << 1 ^ poly if value & 0x8000 else value << 1) & 0xFFFF
    return value

packed = pack(1, 258, 0xFFFF)
print(packed, unpack(packed), unpack(pack(1 << 40 | 7, size=6), 6), hex(crc(b"123456789")))
packed[0] |= 0x80
packed[1] ^= +0x0F
print(packed.hex(), [hex(w) for w in unpack(packed)], unpack(bytes(packed), size=3))
flags = frozenset(i for i in range(16) if packed[0] >> i & 1)
print(sorted(flags), flags == {0, 7})
