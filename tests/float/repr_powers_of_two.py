# Powers of two and their neighbours need all the digits that a float can have.
x = 1.0
for i in range(20):
    print(i, x, 1 / x)
    x *= 8
print(2.0 ** 24, 2.0 ** 24 + 1, 2.0 ** 53, 2.0 ** 53 + 1, 2.0 ** 31, 2.0 ** 32, 2.0 ** 64, 2.0 ** 100)
print(2.0 ** -10, 2.0 ** -20, 2.0 ** -24, 2.0 ** -30, 2.0 ** -60, 2.0 ** -100)
print(16777215.0, 16777216.0, 16777217.0, 33554433.0, 8388607.5)
for n in (3, 5, 7, 9, 11):
    print(n / 1024, n * 1024.5, n / 10, n / 100)
e = 1.0
while 1.0 + e != 1.0:
    e /= 2
print(e)
