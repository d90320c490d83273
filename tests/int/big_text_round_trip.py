# Big integers to text and back, in base 10 and 16, and with repeated digit patterns.
for digits in ('9' * 40, '1' + '0' * 45, '123456789' * 6, '1000000001' * 5, '5' * 9, '999999999', '1000000000'):
    n = int(digits)
    print(n, str(n) == digits, str(-n) == '-' + digits, int('-' + digits) == -n)
    print(hex(n), int(hex(n), 16) == n, int(oct(n), 8) == n, int(bin(n), 2) == n)
print(int('000000000000000000000000000000000000000012345678901234567890'))
print(int('  -123456789012345678901234567890  '), int('+1_000_000_000_000_000_000_000'))
print(repr(2 ** 200), str(-2 ** 200))
print('%d' % 10 ** 3, '%d' % (10 ** 30), '{}'.format(-10 ** 30), f'{10**25:,}')
s = str(7 ** 150)
print(len(s), s)
print(sum(int(c) for c in s), s == s.lstrip('0'))
