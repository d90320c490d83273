# Primes by the sieve of Eratosthenes over a list of flags, a few times.
import sys


def sieve(limit):
    flags = [True] * (limit + 1)
    count = 0
    last = 0
    for n in range(2, limit + 1):
        if flags[n]:
            count += 1
            last = n
            for multiple in range(n + n, limit + 1, n):
                flags[multiple] = False
    return count, last


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 90000
    for round in range(80):
        count, last = sieve(limit)
    print(count, last)


main()
