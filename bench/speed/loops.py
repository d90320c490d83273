# Nested counting loops with integer arithmetic, and one while loop.
import sys


def nested(size):
    total = 0
    for i in range(size):
        for j in range(size):
            if (i ^ j) & 3 == 1:
                total += i * j
            else:
                total -= j
        total %= 1000003
    return total


def collatz(limit):
    longest = 0
    for start in range(1, limit):
        n = start
        steps = 0
        while n != 1:
            if n % 2 == 0:
                n //= 2
            else:
                n = 3 * n + 1
            steps += 1
        if steps > longest:
            longest = steps
    return longest


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2600
    print(nested(size), collatz(size * 10))


main()
