# Generators: a chain of three, and a tree walked by recursive generators.
import sys


def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def squares(source):
    for n in source:
        yield n * n


def odd_only(source):
    for n in source:
        if n & 1:
            yield n


def make_tree(depth, key):
    if depth == 0:
        return None
    return (make_tree(depth - 1, 2 * key), key, make_tree(depth - 1, 2 * key + 1))


def walk(node):
    if node is not None:
        for key in walk(node[0]):
            yield key
        yield node[1]
        for key in walk(node[2]):
            yield key


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 3400000
    total = 0
    for n in odd_only(squares(numbers(limit))):
        total = (total + n) % 1000003
    tree = make_tree(8, 1)
    for round in range(limit // 6000):
        place = 0
        for key in walk(tree):
            place += 1
            total += place * key
    print(total)


main()
