# Carries and borrows that run through many digits, and results that shrink to small ints.
a = (1 << 120) - 1
print(a + 1, (a + 1) - a, a - a, a - (a + 1))
print(-a - 1, -a + a, -a - a, a + -1)
print((1 << 90) - 1 + (1 << 90) - 1, (1 << 90) - ((1 << 90) - 5))
total = 0
for k in range(0, 200, 7):
    total += (1 << k) - (k & 1) * (1 << (k // 2))
print(total)
for k in range(0, 200, 7):
    total -= (1 << k) - (k & 1) * (1 << (k // 2))
print(total)

x, y = 0, 1
for i in range(150):
    x, y = y, x + y
print(x)
while x > 1:
    x, y = y - x, x
print(x, y)
print(sum([10 ** 18] * 25), sum([-(10 ** 25), 10 ** 25, 7]))
print(10 ** 30 - 10 ** 30 + 1 == 1, -(10 ** 30) + 10 ** 30 == 0)
