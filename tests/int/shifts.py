# Left and right shifts, of negative numbers, by large amounts, and the errors.
print(1 << 0, 1 << 10, 1 << 31, 1 << 32, 1 << 63, 1 << 64, 1 << 100)
print(-1 << 3, -5 << 31, -5 << 62)
print(-1 >> 1, -1 >> 100, -5 >> 1, -8 >> 3, 5 >> 1, 5 >> 3, 5 >> 500)
print((1 << 100) >> 98, (-(1 << 100)) >> 98, (-(1 << 100) - 1) >> 100)
print(0 << 1000, 0 >> 5, True << 4, 255 >> True)
print([(-7) >> k for k in range(5)], [7 >> k for k in range(5)])
x = 3
x <<= 40
print(x)
x >>= 39
print(x)
for expression in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 0.5, lambda: 'a' << 1):
    try:
        print(expression())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
big = 0x123456789ABCDEF0123456789
for k in (1, 4, 8, 29, 30, 31, 32, 33, 60, 64, 96, 97):
    print(k, hex(big >> k), hex(-big >> k))
