# Doubly recursive Fibonacci numbers: the cost of a plain call.
import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 33
    print(fib(size))


main()
