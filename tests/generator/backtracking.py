# Queens and permutations by recursive generators.
def queens(n, placed=()):
    if len(placed) == n:
        yield placed
        return
    for column in range(n):
        if all(column != c and abs(column - c) != len(placed) - r for r, c in enumerate(placed)):
            yield from queens(n, placed + (column,))

print(list(queens(4)), sum(1 for _ in queens(6)), next(queens(6)))

def permutations(s):
    if len(s) < 2:
        yield s
    for i, c in enumerate(s):
        if len(s) > 1:
            yield from (c + p for p in permutations(s[:i] + s[i + 1:]))

print(*permutations("abc"))
