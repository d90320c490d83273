# faults: wrap, long
# Repeat counts that wrap when they are added or multiplied, or that ask for more than there is.
import struct

for form in ('9' * 30 + 's', '%ds' % (1 << 64), '%dd' % (1 << 61), '%dQ' % (1 << 60) + '1Q' * 9, '%dxq' % ((1 << 63) - 1),
             '%ds%ds' % ((1 << 63) - 1, (1 << 63) - 1), '=%dh%dh' % ((1 << 62) - 1, 1 << 62), '%dP' % (1 << 62)):
    for call in (struct.calcsize, lambda f: struct.pack(f, 1), lambda f: struct.unpack(f, b'abc'), struct.Struct,
                 lambda f: struct.unpack_from(f, b'abc', 1), lambda f: struct.pack_into(f, bytearray(9), 1, 1),
                 lambda f: list(struct.iter_unpack(f, b'abc'))):
        try:
            call(form)
            print('taken', form[:20])
        except (struct.error, OverflowError, MemoryError):
            pass
for offset in (1 << 62, -(1 << 62), 1 << 64, -(1 << 64), 8, -9, 5):
    for call in (lambda o: struct.unpack_from('<I', b'12345678', o), lambda o: struct.pack_into('<I', bytearray(8), o, 1)):
        try:
            print(call(offset))
        except (struct.error, OverflowError, IndexError) as e:
            print('refused')
print(struct.calcsize('0' * 99 + '3b'), struct.calcsize('0d'), struct.unpack('0s0I', b''), struct.pack('0s', b'abc'))
print(struct.calcsize('1000000000x'), struct.pack('0p', b'abc'), struct.pack('1p', b'abc'), struct.pack('300p', b'a' * 299)[:3])
