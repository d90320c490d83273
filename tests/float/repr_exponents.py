# The switch to exponent form is at 1e16 and below 1e-4, whatever the digits are.
for exponent in (-10, -5, -4, -3, -1, 0, 5, 10, 14, 15, 16, 17, 20, 30):
    print(float('1e%d' % exponent), float('-5e%d' % exponent), float('2.5e%d' % exponent))
print(1e16, 1e15, 1234567890123456.0, 12345678901234567.0)
print(0.0001, 0.00012345, 0.00001, 0.000012345, 5e-5)
x = 1.0
rows = []
for i in range(40):
    rows.append(repr(x))
    x = x * 10
print(rows[:18], rows[-1])
x = 1.0
for i in range(12):
    x /= 10
    print(x, end=' ')
print()
