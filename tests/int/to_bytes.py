# to_bytes: both byte orders, signed and unsigned, sizes that do not fit.
print((1024).to_bytes(2, 'big'), (1024).to_bytes(2, 'little'), (0).to_bytes(1, 'big'), (0).to_bytes(0, 'big'))
print((-1).to_bytes(4, 'big', signed=True), (-129).to_bytes(2, 'little', signed=True))
print((127).to_bytes(1, 'big', signed=True), (-128).to_bytes(1, 'big', signed=True))
print((2 ** 64 - 1).to_bytes(8, 'little'), (2 ** 64 - 1).to_bytes(10, 'big'))
print((0x0102030405060708090A0B0C).to_bytes(12, 'big'), (-(2 ** 70)).to_bytes(9, 'big', signed=True))
print((255).to_bytes(length=3, byteorder='little'), True.to_bytes(2, 'big'))
for n, size, signed in ((256, 1, False), (-1, 2, False), (128, 1, True), (-129, 1, True), (2 ** 64, 8, False), (1, 0, False)):
    try:
        print(n.to_bytes(size, 'big', signed=signed))
    except OverflowError as e:
        print(e)
for arguments in ((1, -1, 'big'), (1, 2, 'middle')):
    try:
        print(arguments[0].to_bytes(*arguments[1:]))
    except ValueError as e:
        print(e)
