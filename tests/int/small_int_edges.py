# Results that leave and re-enter every plausible small-int range: 31, 32, 63 and 64 bits.
for bits in (29, 30, 31, 32, 61, 62, 63, 64):
    top = 1 << bits
    print(bits, top, top - 1, -top, -top - 1)
    print(top + top, top - top, (top - 1) + 1 == top, -top - 1 + 2)
    print(top * top // top == top, (top + 1) * (top - 1), -top // -1, abs(-top))
    print(top // 2, -(-top), ~top, top ^ -top, (top * 3) % top)

n = 1
for i in range(70):
    n = n + n
for i in range(70):
    n = n // 2
print(n, n is not None, n + 1)
m = -1073741824
print(m - 1, m * -1, m // -1, -m, abs(m), m + m)
m = -4611686018427387904
print(m - 1, m * -1, m // -1, -m, abs(m), m + m)
m = -9223372036854775808
print(m - 1, m * -1, m // -1, -m, abs(m), m + m)
