# Primes up to a limit in a bit table, their gaps, and factors of some numbers.


def sieve(limit):
    bits = bytearray(b"\xff" * (limit // 8 + 1))
    for n in range(2, limit + 1):
        if n * n > limit:
            break
        if bits[n >> 3] & (1 << (n & 7)):
            for multiple in range(n * n, limit + 1, n):
                bits[multiple >> 3] &= ~(1 << (multiple & 7)) & 0xff
    return bits


def is_prime(bits, n):
    return n >= 2 and bits[n >> 3] >> (n & 7) & 1 == 1


def factors(n):
    found = []
    divisor = 2
    while divisor * divisor <= n:
        while n % divisor == 0:
            found.append(divisor)
            n //= divisor
        divisor += 1
    if n > 1:
        found.append(n)
    return found


limit = 4000
bits = sieve(limit)
count = 0
last = 2
gaps = {}
for n in range(2, limit + 1):
    if is_prime(bits, n):
        count += 1
        gaps[n - last] = gaps.get(n - last, 0) + 1
        last = n
print("%d primes up to %d, the last is %d" % (count, limit, last))
for gap in sorted(gaps):
    print("%3d %s %d" % (gap, "*" * (gaps[gap] // 5), gaps[gap]))
for n in (360, 1001, 3999, 65535, 1000003):
    print(n, "=", " x ".join(str(f) for f in factors(n)))
