# An int with more bits than a float holds is not rounded for a comparison.
for bits in (24, 53, 60):
    f = 2.0 ** bits
    for n in (2 ** bits - 1, 2 ** bits, 2 ** bits + 1):
        print(n == f, n != f, n < f, n <= f, n > f, n >= f, f == n, f < n, f > n, n in {f: 1})
        if n < f:
            print('below')
        elif not n <= f:
            print('above')
        while n == f:
            print('same')
            break
print(-2 ** 53 - 1 < -2.0 ** 53, -2 ** 53 - 1 == -2.0 ** 53, 2 ** 30 - 1 < 2.0 ** 30, 7 == 7.0, 7 < 7.5, -7 > -7.5)
