# float() of text: blanks, underscores, signs, exponents; and what it refuses.
for text in ('1', '1.', '.5', '-0', '+2.5', ' 3.0\n', '1e2', '25e-2', '1_0.2_5', '0e0', '00012.50',
             '1e400', '-1e400', '1e-400', 'infinity', '  INF ', '1.0000000000000000000000000'):
    print(repr(text), float(text))
print(float(), float(3), float(True), float(b'2.5'), float(bytearray(b'-0.5')), float(2 ** 70) == 2.0 ** 70)


class Weight:
    def __float__(self):
        return 4.5


class Count:
    def __index__(self):
        return 9


print(float(Weight()), float(Count()))
for argument in ('x', '', '1.2.3', '1e', 'e5', '1__0', '_1', '1_', '--1', '0x10', '1 2', 'in', 'nanx', '.', b'\x00', None, []):
    try:
        print(float(argument))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
