# Big division and modulo: all signs, quotient digits at their limits, exact multiples.
n = 314159265358979323846264338327950288419716939937510
d = 271828182845904523536028747
for a in (n, -n):
    for b in (d, -d):
        q, r = divmod(a, b)
        print(q, r)
        assert q == a // b and r == a % b and q * b + r == a

print(n // 7, n % 7, -n // 7, -n % 7, n // -7, n % -7)
print(7 // n, 7 % n == 7, -7 // n, -7 % n == n - 7, 0 // n, 0 % n)
print((n * d) // d == n, (n * d) % d, (n * d - 1) // d == n - 1, (n * d - 1) % d == d - 1)
for k in (16, 30, 31, 32, 48, 60, 62, 64, 90, 96, 128):
    top = 1 << k
    wide = (top << 64) - 1
    print(k, wide // (top - 1), wide % (top - 1), wide // (top + 1))
print((1 << 100) // (1 << 50), ((1 << 100) - 1) // (1 << 50), ((1 << 100) - 1) % (1 << 50))
a = 10 ** 40
a //= 10 ** 20
print(a)
a %= 999
print(a)
