# Ranges drive index arithmetic: windows, matrices, binary search, bubble sort, spirals.
data = [9, 4, 7, 1, 8, 2]
for i in range(len(data) - 1, 0, -1):
    for j in range(i):
        if data[j] > data[j + 1]:
            data[j], data[j + 1] = data[j + 1], data[j]
print(data, [data[i:i + 3] for i in range(len(data) - 2)], [data[i:i + 4] for i in range(0, len(data), 4)])


def search(values, wanted):
    window = range(len(values))
    while window:
        middle = len(window) // 2
        if values[window[middle]] == wanted:
            return window[middle]
        window = window[middle + 1:] if values[window[middle]] < wanted else window[:middle]
    return -1


print([search(data, x) for x in (1, 4, 9, 5, 0, 10)], search([], 1))
n = 4
grid = [[0] * n for _ in range(n)]
rows, columns, value = range(n), range(n), 1
while rows and columns:
    for x in columns:
        grid[rows[0]][x], value = value, value + 1
    rows = rows[1:]
    for y in rows:
        grid[y][columns[-1]], value = value, value + 1
    columns = columns[:-1]
    if rows and columns:
        for x in columns[::-1]:
            grid[rows[-1]][x], value = value, value + 1
        rows = rows[:-1]
        for y in rows[::-1]:
            grid[y][columns[0]], value = value, value + 1
        columns = columns[1:]
print(grid)
print([sum(grid[i][i] for i in range(n)), sum(grid[i][~i] for i in range(n))], [[grid[y][x] for y in range(n)] for x in range(1)])
