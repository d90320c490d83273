# Functions made, kept and called through their captured variables.
import sys


def adder(n):
    def add(x):
        return x + n
    return add


def compose(f, g):
    def both(x):
        return f(g(x))
    return both


def counter():
    count = 0

    def bump(step):
        nonlocal count
        count += step
        return count
    return bump


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1200000
    bump = counter()
    total = 0
    for i in range(rounds):
        add = adder(i & 7)
        both = compose(add, bump)
        total += both(1) & 1023
    print(total, bump(0))


main()
