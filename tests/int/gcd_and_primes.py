# Number theory with ordinary and big integers: gcd, primes, modular inverse, Collatz.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def is_probable_prime(n):
    if n < 4:
        return n > 1
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for base in (2, 3, 5, 7, 11, 13):
        if n == base:
            return True
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print([n for n in range(60) if is_probable_prime(n)])
print(is_probable_prime(2 ** 61 - 1), is_probable_prime(2 ** 89 - 1), is_probable_prime(2 ** 83 - 1))
print(gcd(2 ** 60 * 3 ** 20, 6 ** 25), gcd(10 ** 30, 15 ** 20), gcd(17, 0), gcd(-12, 18))
e, phi = 65537, (1000003 - 1) * (1000033 - 1)
d = pow(e, -1, phi)
print(e * d % phi, pow(pow(424242, e, 1000003 * 1000033), d, 1000003 * 1000033))
