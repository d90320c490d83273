# hex, oct and bin of all signs and sizes, and of objects with __index__.
for n in (0, 1, -1, 10, -255, 2 ** 31, -2 ** 63, 2 ** 64 - 1, 10 ** 25, True):
    print(hex(n), oct(n), bin(n) if n.bit_length() < 70 else len(bin(n)))
    assert int(hex(n), 16) == int(oct(n), 8) == int(bin(n), 2) == int(hex(n), 0) == n
    assert hex(n) == format(n, '#x') and bin(n)[2 if n >= 0 else 3:] == format(abs(n), 'b') and '%#o' % n == oct(n)


class Index:
    def __index__(self):
        return 26


print(hex(Index()), oct(Index()), bin(Index()), 'abcdefghijklmnopqrstuvwxyz{'[Index()])
for f in (hex, oct, bin):
    for value in (1.5, '1', None, []):
        try:
            print(f(value))
        except TypeError as e:
            print(f.__name__, e)
print([bin(n).count('1') for n in range(16)], hex(0xDEADBEEF).upper(), oct(0o777)[2:], bin(5).replace('0b', '').zfill(8), [hex(1 << k) for k in range(0, 68, 16)])
