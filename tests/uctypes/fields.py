# uctypes: scalars, bits, arrays, pointers and nested structs at the address of a bytearray. (python3 has no uctypes.)
import struct
import uctypes

data = bytearray(64)
at = uctypes.addressof(data)
DESC = {
    "u8": uctypes.UINT8 | 0, "i8": uctypes.INT8 | 1, "u16": uctypes.UINT16 | 2, "i32": uctypes.INT32 | 4, "u64": uctypes.UINT64 | 8, "f": uctypes.FLOAT32 | 16,
    "low": uctypes.BFUINT16 | 20 | 0 << uctypes.BF_POS | 4 << uctypes.BF_LEN, "mid": uctypes.BFINT16 | 20 | 4 << uctypes.BF_POS | 5 << uctypes.BF_LEN,
    "bytes": (uctypes.ARRAY | 24, uctypes.UINT8 | 4), "words": (uctypes.ARRAY | 28, uctypes.UINT16 | 3),
    "inner": (40, {"a": uctypes.UINT8 | 0, "b": uctypes.UINT16 | 2}), "pair": (uctypes.ARRAY | 44, 2, {"x": uctypes.INT8 | 0, "y": uctypes.INT8 | 1}),
    "pointer": (uctypes.PTR | 48, uctypes.UINT16),
}
s = uctypes.struct(at, DESC, uctypes.LITTLE_ENDIAN)
struct.pack_into("<BbHiQf", data, 0, 200, -5, 65535, -2, 1 << 63, 1.5)
print(s.u8, s.i8, s.u16, s.i32, s.u64, s.f)
s.u8, s.i8, s.u16, s.i32, s.u64, s.f = -1, 0x1FF, 70000, 1 << 31, -1, -0.25
print(struct.unpack_from("<BbHiQf", data))
s.low, s.mid = 0xA, -3
print(s.low, s.mid, hex(struct.unpack_from("<H", data, 20)[0]))
s.bytes[1] = 7
s.words[0], s.words[2] = 0x1234, 0xFFFF
s.inner.b = 513
s.pair[1].y = -9
print(bytes(data[24:48]), len(s.bytes), s.words[2], s.inner.a, s.inner.b, s.pair[0].x, s.pair[1].y)
struct.pack_into("P", data, 48, at + 28)
print(hex(s.pointer[0]), s.pointer[2], uctypes.addressof(s) == at, uctypes.addressof(s.inner) == at + 40)
big = uctypes.struct(at, {"w": uctypes.UINT16 | 0, "d": uctypes.UINT32 | 1}, uctypes.BIG_ENDIAN)
data[:5] = b"\1\2\3\4\5"
print(hex(big.w), hex(big.d))
big.w = 0xABCD
print(data[:2])
print(uctypes.sizeof(DESC, uctypes.LITTLE_ENDIAN) == 48 + struct.calcsize("P"), uctypes.sizeof({"a": uctypes.UINT32 | 0, "b": uctypes.UINT8 | 4}), uctypes.sizeof({"a": uctypes.UINT32 | 0, "b": uctypes.UINT8 | 4}, uctypes.BIG_ENDIAN),
      uctypes.sizeof(s.inner), uctypes.sizeof(s.words), uctypes.sizeof((uctypes.ARRAY | 0, uctypes.INT32 | 5)))
