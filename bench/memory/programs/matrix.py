# Matrices: product, transpose, determinant by elimination, inverse checked against the identity.


class Matrix:
    def __init__(self, rows):
        self.rows = rows
        self.height = len(rows)
        self.width = len(rows[0])

    def __mul__(self, other):
        return Matrix([[sum(row[k] * other.rows[k][j] for k in range(self.width))
                        for j in range(other.width)] for row in self.rows])

    def __getitem__(self, place):
        return self.rows[place[0]][place[1]]

    def __str__(self):
        return "\n".join(" ".join("%7.2f" % (x + 0.0) for x in row) for row in self.rows)

    def transposed(self):
        return Matrix([[row[j] for row in self.rows] for j in range(self.width)])

    def inverse(self):
        n = self.height
        work = [row[:] + [1.0 if i == j else 0.0 for j in range(n)]
                for i, row in enumerate(self.rows)]
        determinant = 1.0
        for i in range(n):
            pivot = max(range(i, n), key=lambda r: abs(work[r][i]))
            if work[pivot][i] == 0:
                raise ValueError("singular")
            if pivot != i:
                work[i], work[pivot] = work[pivot], work[i]
                determinant = -determinant
            lead = work[i][i]
            determinant *= lead
            work[i] = [x / lead for x in work[i]]
            for r in range(n):
                if r != i:
                    factor = work[r][i]
                    work[r] = [x - factor * y for x, y in zip(work[r], work[i])]
        return Matrix([row[n:] for row in work]), determinant


def sample(n):
    return Matrix([[(i * 7 + j * 3) % 11 + (5.0 if i == j else 0.0) for j in range(n)]
                   for i in range(n)])


a = sample(6)
print(a.transposed())
inverse, determinant = a.inverse()
print("determinant %.3e" % determinant)
product = a * inverse
worst = max(abs(product[i, j] - (i == j)) for i in range(6) for j in range(6))
print("identity" if worst < 0.0001 else "wrong")
try:
    Matrix([[1.0, 2.0], [2.0, 4.0]]).inverse()
except ValueError as e:
    print("error:", e)
