# Comprehensions in a class body see only its first iterable.
x = "outer"
x = [1, 2]
print([x for x in x], [y for y in x for x in [y * 10]], x)


class Table:
    size = 3
    cells = [0 for _ in range(size)]
    try:
        failing = [size for _ in range(2)]
    except NameError as e:
        reason = str(e)


print(Table.cells, Table.reason)
