# All ways to place N queens: recursion, list elements, tests and jumps.
import sys


def place(row, size, columns, rising, falling, queens):
    if row == size:
        total = 0
        for r in range(size):
            total += (r + 1) * queens[r]
        return 1, total
    ways = 0
    weight = 0
    for column in range(size):
        up = row + column
        down = row - column + size
        if columns[column] and rising[up] and falling[down]:
            columns[column] = rising[up] = falling[down] = False
            queens[row] = column
            more, extra = place(row + 1, size, columns, rising, falling, queens)
            ways += more
            weight += extra
            columns[column] = rising[up] = falling[down] = True
    return ways, weight


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    ways, weight = place(0, size, [True] * size, [True] * (2 * size), [True] * (2 * size + 1),
                         [0] * size)
    print(ways, weight)


main()
