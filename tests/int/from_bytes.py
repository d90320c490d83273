# from_bytes: both byte orders, signed, of every bytes-like or iterable argument, and back again.
print(int.from_bytes(b'\x01\x00', 'big'), int.from_bytes(b'\x01\x00', 'little'), int.from_bytes(b'', 'big'))
print(int.from_bytes(b'\xff\xff', 'big'), int.from_bytes(b'\xff\xff', 'big', signed=True))
print(int.from_bytes(b'\x80', 'big', signed=True), int.from_bytes(b'\x7f', 'little', signed=True))
print(int.from_bytes(bytearray([1, 2, 3]), 'little'), int.from_bytes([255, 1], 'big'))
print(int.from_bytes(b'\x00' * 20 + b'\x05', 'big'), int.from_bytes(b'\xff' * 20, 'little', signed=True))
print(int.from_bytes(bytes(range(16)), 'big'), int.from_bytes(bytes(range(200, 216)), 'little', signed=True))
for n in (0, 1, -1, 127, 128, -128, -129, 2 ** 31, -2 ** 31, 2 ** 63 + 1, 10 ** 30, -10 ** 30):
    size = n.bit_length() // 8 + 1
    for order in ('big', 'little'):
        data = n.to_bytes(size, order, signed=True)
        assert int.from_bytes(data, order, signed=True) == n
    print(n, data)
try:
    int.from_bytes(b'ab', 'up')
except ValueError as e:
    print(e)
