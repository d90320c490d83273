# Tuples as keys: equal tuples are one key; a tuple with a list in it has no hash.
grid = {}
for x in range(4):
    for y in range(4):
        grid[x, y] = x * y
print(grid[2, 3], grid[(3, 3)], (1, 1) in grid, (4, 4) in grid, len(grid), sum(grid.values()))
print(hash((1, 'a')) == hash((1.0, 'a')), hash(()) == hash(tuple([])), {(1, 2): 'a', (1.0, 2): 'b'}, len({(1, 2), (2, 1), (1, 2), ()}))
print(hash((1, (2, 3))) == hash((1, tuple([2, 3]))), (1, 2) in {(1, 2)}, [1, 2] in [(1, 2)], {((), ()): 1}[((), ())])
for bad in (([],), (1, {}), ((1, [2]),), ({1},)):
    try:
        hash(bad)
    except TypeError as e:
        print(e)
    try:
        {bad: 1}
    except TypeError as e:
        print(e)
memo = {}


def paths(x, y):
    if (x, y) not in memo:
        memo[x, y] = 1 if x == 0 or y == 0 else paths(x - 1, y) + paths(x, y - 1)
    return memo[x, y]


print(paths(8, 8), len(memo), memo[1, 1], sorted(memo)[:3], max(memo), min(memo, key=lambda k: (-k[0], k[1])))
