# The @ operator: plain, reflected, in place, and its errors.
class Matrix:
    def __init__(self, *rows):
        self.rows = [list(row) for row in rows]

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        columns = list(zip(*other.rows))
        return Matrix(*([sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows))

    def __rmatmul__(self, other):
        return 'from the right of %r' % (other,)

    def __repr__(self):
        return 'Matrix(%s)' % ', '.join(map(str, self.rows))


class Growing(Matrix):
    def __imatmul__(self, other):
        self.rows = (Matrix(*self.rows) @ other).rows
        return self


a, b = Matrix((1, 2), (3, 4)), Matrix((0, 1), (1, 0))
print(a @ b, b @ a, a @ b @ b, [1] @ a)
c = a
c @= b
print(c, c is a, a)
g = same = Growing((1, 1), (0, 1))
for i in range(5):
    g @= same if i == 3 else Matrix((1, 1), (0, 1))
print(g, g is same)
for left, right in ((a, 5), (1, 2), ('x', [1]), (a, None)):
    try:
        print(left @ right)
    except TypeError as error:
        print(error)
x = 3
try:
    x @= 4
except TypeError as error:
    print(error, x)
