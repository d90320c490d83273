# Subscript keys of any kind: tuples, strings, sparse grids.
class Grid:
    def __init__(self):
        self.cells = {}

    def __setitem__(self, key, value):
        self.cells[key] = value

    def __getitem__(self, key):
        return self.cells.get(key, ".")


g = Grid()
g[1, 2] = "x"
g[0, 0] = g[1, 2] * 2
g["name"] = slice
print(g[1, 2], g[0, 0], g[5, 5], sorted(map(str, g.cells))[:2])
