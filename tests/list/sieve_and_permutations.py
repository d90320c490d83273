# List-heavy programs: a sieve with slice assignment, permutations, Pascal's triangle, game of life.
def primes(n):
    sieve = [True] * (n + 1)
    sieve[:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if sieve[i]:
            sieve[i * i::i] = [False] * len(sieve[i * i::i])
    return [i for i, prime in enumerate(sieve) if prime]


def permutations(items):
    if len(items) <= 1:
        return [items]
    return [[items[i]] + rest for i in range(len(items)) for rest in permutations(items[:i] + items[i + 1:])]


print(primes(100), len(primes(2000)), permutations([1, 2, 3]), len(permutations(list('abcde'))))
row = [1]
for _ in range(8):
    print(row)
    row = [a + b for a, b in zip([0] + row, row + [0])]
cells = [[0, 1, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]]
for _ in range(3):
    print([''.join('.#'[c] for c in line) for line in cells])
    counts = [[sum(cells[(y + dy) % 4][(x + dx) % 4] for dy in (-1, 0, 1) for dx in (-1, 0, 1)) - cells[y][x]
               for x in range(4)] for y in range(4)]
    cells = [[int(n == 3 or c and n == 2) for n, c in zip(ns, cs)] for ns, cs in zip(counts, cells)]
