# Integer square root by Newton's method gives digits of sqrt(2) and detects perfect squares.
def isqrt(n):
    if n == 0:
        return 0
    x = 1 << ((n.bit_length() + 1) // 2)
    while True:
        y = (x + n // x) >> 1
        if y >= x:
            return x
        x = y


print(isqrt(2 * 10 ** 60), isqrt(3 * 10 ** 40))
for n in (0, 1, 2, 3, 4, 15, 16, 17, 10 ** 20 - 1, 10 ** 20, 2 ** 64 - 1, 2 ** 64):
    r = isqrt(n)
    assert r * r <= n < (r + 1) * (r + 1)
    print(n, r, r * r == n)


def pi_digits(count):
    one = 10 ** (count + 10)

    def arctan_inverse(x):
        term = total = one // x
        n, sign = 3, -1
        while term:
            term //= x * x
            total += sign * (term // n)
            n, sign = n + 2, -sign
        return total

    return (4 * (4 * arctan_inverse(5) - arctan_inverse(239))) // 10 ** 10


print(pi_digits(60))
