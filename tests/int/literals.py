# Integer literals: bases, underscores, large ones, and unary operators in front.
print(0, 00, 0x10, 0X1f, 0b1010, 0B11, 0o17, 0O70)
print(1_000_000, 0x_ff_ff, 0b_1010_1010, 0o_7_7)
print(123456789012345678901234567890, 0xFFFFFFFFFFFFFFFFFFFF, 0b1 << 70)
print(-1, +1, --1, -+-1, ~0, ~-1, -~5, not 0)
print(- 2 ** 2, 2 ** -1 * 2, -3 // 2, -(3 // 2), 7 - -3, 2--2)
print([0xF, 0o7, 0b1][1], 1 .real, (1).imag, 5 .bit_length())
print(2147483647, 2147483648, -2147483648, 4294967295, 9223372036854775807, 9223372036854775808)
for text in ('0b2', '0o8', '0xg', '1__0', '012', '1_'):
    try:
        eval(text)
    except SyntaxError:
        print('SyntaxError', text)
