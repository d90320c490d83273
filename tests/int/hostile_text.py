# faults: wrap, long, lie
# Text that is huge or half a number; conversions that return what they should not.
for text in ('', ' ', '+', '-', '+-1', '- 1', '1 2', '_1', '1_', '1__2', '1_2', '0_0', '0x', '0x_1', '0b2', '0o8', '²', '1\x00', '\x001', '0b', '0x1', 'z', '1e5', '1.0', '00', '0_7', '\ud800', '½', '一', '\x0b1\x0c'):
    row = []
    for base in (10, 0, 2, 16, 36):
        try:
            row.append(int(text, base))
        except ValueError as e:
            row.append('-')
    print(ascii(text), row)
for base in (1, 37, -1, 1 << 64, -(1 << 64), 1 << 32):
    try:
        int('1', base)
    except (ValueError, OverflowError) as e:
        print('no base')
print(int('0' * 4000 + '1'), int('-' + '0' * 999), int('1' + '_0' * 999) == 10 ** 999, int('f' * 9999, 16).bit_length())
for text in (b'12', bytearray(b'-1_0'), b'\xd9\xa3', b'1\x00', b'', memoryview(b'5')):
    try:
        print(int(text))
    except (ValueError, TypeError) as e:
        print('no number')


class Liar:
    def __init__(self, answer):
        self.answer = answer

    def __int__(self):
        return self.answer

    __index__ = __trunc__ = __float__ = __int__


for answer in ('1', None, 1.5, [], 1 << 200):
    for call in (int, float, hex, range, [1].__getitem__, chr, bytes, lambda x: 'a' * x, lambda x: 1 << x, lambda x: '%d' % x,
                 lambda x: (5).to_bytes(x, 'big'), lambda x: round(1.5, x), lambda x: pow(x, 1, 3), lambda x: [1][x:]):
        try:
            print(len(repr(call(Liar(answer)))))
        except (TypeError, ValueError, OverflowError, IndexError, MemoryError) as e:
            pass
