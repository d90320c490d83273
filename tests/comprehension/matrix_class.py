# Comprehensions in methods, and nests that reuse one name.
rows = [{"name": "a", "n": 3}, {"name": "b", "n": 5}]
gens = [(i * j for j in range(3)) for i in range(3)]
chain = (x + 1 for x in (x * 2 for x in (x for x in range(4) if x != 2)))

class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __iter__(self):
        return (cell for row in self.rows for cell in row)

    def __mul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in zip(*other.rows)] for row in self.rows])

m = Matrix([[1, 2], [3, 4]])
print(list(m), (m * m).rows, [x for x in m if x % 2], sum(m), max(m * m * m))
print([i for i in range(3) for i in range(i)], [j for j in [i for i in range(3)] if j])
print([a for a, in [(1,), (2,)]], [b for [b, [c]] in [(1, [2]), (3, "4")] if c], [k for k in {"x": 1, "y": 2}])
