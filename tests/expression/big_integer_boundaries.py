# Results cross the borders of 30, 31, 62 and 64 bits in both directions without a seam.
for bits in (30, 31, 32, 62, 63, 64):
    top = 1 << bits
    print(bits, top - 1, top, -top, -top - 1)
    print(top + -1 - (top - 1), (top - 1) + 1 == top, -top - 1 < -top < top - 1 < top)
    print((top - 1) * (top - 1), (top - 1) * -(top + 1))
    print((top * top) // top == top, (top * top + 5) % top, -(top * top + 5) // top)
    print(-(-top), abs(-top), ~top, top ^ (top - 1), top & -top == top)
n = 1
for i in range(1, 26):
    n *= i
print(n, n % 1000007, n >> 40, n & 0xFFFF)
while n > 1 << 33:
    n //= 26
print(n, type(n).__name__)
d = {2 ** 40: "big", 5: "small"}
print(d[1 << 40], d[(1 << 40) // 1], d[(1 << 70) - (1 << 70) + 5])
print([10 ** 12 // 10 ** 11, 2 ** 64 - 2 ** 64, 3 ** 40 % 3 ** 39])
print(range(3)[(1 << 65) - (1 << 65) + 2], "abc"[2 ** 40 - 2 ** 40])

