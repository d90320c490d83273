# Programs over bytes: checksums, run-length packing, xor ciphers, a hex dump.
def crc16(data):
    crc = 0xFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    return crc


def pack(data):
    out = bytearray()
    i = 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i] and j - i < 255:
            j += 1
        out += bytes([j - i, data[i]])
        i = j
    return bytes(out)


def unpack(packed):
    return b''.join(packed[i + 1:i + 2] * packed[i] for i in range(0, len(packed), 2))


print(crc16(b'123456789'), crc16(b''), crc16(bytes(range(256))))
data = b'\x00' * 300 + b'abc' + b'\xff' * 5
print(pack(data), unpack(pack(data)) == data)
key = b'secret'
cipher = bytes(c ^ key[i % len(key)] for i, c in enumerate(b'attack at dawn'))
print(cipher, bytes(c ^ key[i % len(key)] for i, c in enumerate(cipher)))
for offset in range(0, 40, 16):
    row = bytes(range(50, 90))[offset:offset + 16]
    print('%04x' % offset, row.hex(' '), ''.join(chr(c) if 32 <= c < 127 else '.' for c in row))
