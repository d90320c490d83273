# repr gives the shortest digits that read back as the same float.
for x in (0.1, 0.2, 0.3, 0.7, 1.1, 2.2, 3.3, 0.01, 0.001, 1 / 3, 2 / 3, 1 / 7, 3.14159265358979):
    print(x, -x, float(repr(x)) == x)
print(0.1 + 0.2, 0.1 * 3, 1.1 + 2.2, 0.1 + 0.7, 4.35 * 100, 1.1 * 1.1)
print(123456.789, 1234567.891, 0.000123456, 9.999999, 99999.99)
print(1e22, 1e21, 1e17, 1.5e16, 123456789012345.0, 1e-5, 0.0001, 1.5e-7)
print(1 / 3 * 3, 1 / 49 * 49, 2 / 3 + 1 / 3, 10 / 3)
total = 0.0
for i in range(10):
    total += 0.1
print(total, total == 1.0)
print(sum([0.1] * 10), 0.1 * 10)
