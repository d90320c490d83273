# int(text, base) for bases 2 to 36 and base 0, with prefixes, underscores, blanks and errors.
n = 123456789123456789123456789
DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'


def to_base(value, base):
    text = ''
    while value:
        value, digit = divmod(value, base)
        text = DIGITS[digit] + text
    return text or '0'


for base in range(2, 37):
    text = to_base(n, base)
    assert int(text, base) == n and int(text.upper(), base) == n and int('-' + text, base) == -n
    if base % 5 == 1:
        print(base, text)
print(int('0x1F', 16), int('0b101', 2), int('0o17', 8), int('ff', 16), int('zz', 36), int('Zz', 36))
print(int('0x1f', 0), int('0b11', 0), int('0o11', 0), int('11', 0), int(' -0X_ff ', 0), int('0', 0), int('00', 0))
print(int('1_000'), int('\t\n12 '), int('+7'), int('-0'))
for text, base in (('12', 2), ('9', 8), ('', 10), ('-', 10), ('1__0', 10), ('_1', 10), ('1_', 10), ('0x', 16),
                   ('1 2', 10), ('g', 16), ('012', 0), ('x', 10), ('5', 1), ('5', 37), ('0b12', 0)):
    try:
        print(int(text, base))
    except ValueError as e:
        print(e)
