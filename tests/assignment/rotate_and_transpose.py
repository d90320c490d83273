# Rotating names, swapping rows and cells, a chained target of zip.
a, b, c, d = "abcd"
a, b, c, d = d, a, b, c
print(a + b + c + d)
m = [[1, 2], [3, 4]]
m[0], m[1] = m[1], m[0]
m[0][0], m[1][1] = m[1][1], m[0][0]
print(m)
matrix = [[1, 2, 3], [4, 5, 6]]
columns = x, y, z = list(zip(*matrix))
print(columns, y)
