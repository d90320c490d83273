# Big multiplication: identities that do not depend on a table of results, and some exact digits.
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a * b)
print(-a * b)
print(a * -b == -(a * b), -a * -b == a * b, a * 0, a * 1 == a)
print((a + b) ** 2 == a * a + 2 * a * b + b * b)
print((a + b) * (a - b) == a ** 2 - b ** 2)

factorial = 1
for i in range(1, 41):
    factorial *= i
print(factorial)

x = 0xFFFFFFFF
print(x * x, x * x * x, hex(x * x * x * x))
y = (1 << 128) - 1
print(y * y == (1 << 256) - (1 << 129) + 1)
z = 1
for i in range(30):
    z = z * 1000003 % (1 << 90)
print(z)
print(10 ** 50 * 10 ** 50 == 10 ** 100, len(str(3 ** 400)), str(3 ** 400)[:20])
