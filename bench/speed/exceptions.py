# Exceptions raised two calls deep and caught by class, finally blocks, and try that never fires.
import sys


class Refused(Exception):
    def __init__(self, code):
        self.code = code


def check(n):
    if n % 3 == 0:
        raise Refused(n & 15)
    if n % 7 == 0:
        raise ValueError("seven")
    return n & 3


def attempt(n):
    return check(n) + 1


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1500000
    total = 0
    refused = 0
    wrong = 0
    closed = 0
    for i in range(rounds):
        try:
            try:
                total += attempt(i)
            finally:
                closed += 1
        except Refused as e:
            refused += e.code
        except ValueError:
            wrong += 1
    print(total, refused, wrong, closed)


main()
