# int(), floor division and bit-exact conversion between floats and integers.
print(int(1.9), int(-1.9), int(0.0), int(-0.0), int(123456.75), int(-1e10), int(2.0 ** 62), int(2.0 ** 70), int(-(2.0 ** 100)))
print(float(2 ** 24), float(-(2 ** 31)) == -(2 ** 31), float(2 ** 64) == 2.0 ** 64, float(3 << 90) == 3.0 * 2.0 ** 90)
print(int(float(2 ** 31)), int(float(2 ** 63)), int(float(1 << 120)) == 1 << 120)
for k in (22, 23, 24, 30, 31, 32, 61, 62, 63, 64, 100):
    x = 2.0 ** k
    assert int(x) == 1 << k and x == 1 << k and int(-x) == -(1 << k)
print(1e10 // 1, 1e10 % 7, int(1e10) % 7)
print([int(x) for x in (0.5, -0.5, 1.5, -1.5, 2.5)], [int(k / 2) for k in range(-5, 6)])
print(0.5 + (1 << 20), (1 << 22) + 0.5, (1 << 40) * 0.5 == 1 << 39, (1 << 40) / 2 == 2.0 ** 39, (1 << 70) / (1 << 69))
print(10 ** 30 / 10 ** 30, 10 ** 400 / 10 ** 400, (3 * 10 ** 50) / (2 * 10 ** 50))
try:
    10 ** 400 / 3
except OverflowError as e:
    print(e)
