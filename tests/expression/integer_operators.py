# Floor division and modulo of every sign, bit operations on negatives, shifts.
pairs = [(7, 3), (-7, 3), (7, -3), (-7, -3), (6, 3), (-6, 3), (0, 5), (1, -1)]
for a, b in pairs:
    print(a, b, a // b, a % b, divmod(a, b), (a // b) * b + a % b == a)
for a, b in [(12, 10), (-12, 10), (12, -10), (-12, -10), (-1, 255)]:
    print(a, b, a & b, a | b, a ^ b)
print([~n for n in (0, 1, -1, 255, -256)])
print([1 << n for n in (0, 1, 8, 31, 32, 63, 64)])
print([-5 >> n for n in range(5)], -1 >> 100, 5 >> 100)
print(7 / 2, -7 / 2, 6 / 3, 1 / 4)
print(True + True, True * 5, True & False, True | 2, True ^ True, -True, ~True)
print(2 ** 10, (-2) ** 3, 0 ** 0, 5 ** 0, pow(3, 4, 5), pow(-2, 3, 7))
print(0x7f, 0o17, 0b1010, 1_000_000, 0xFF_FF, hex(-255), bin(-5), oct(8))
for text in ("1 << -1", "1 >> -1", "1 // 0", "1 % 0", "1 / 0", "divmod(1, 0)", "0 ** -1"):
    try:
        eval(text)
    except (ValueError, ZeroDivisionError) as e:
        print(text, type(e).__name__, e)

