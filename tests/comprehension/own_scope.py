# The loop variables of a comprehension are its own; outer names stay as they were.
x = "outer"
print([x for x in range(3)], x)
print({x: y for x, y in [(1, 2)]}, x)
try:
    y
except NameError as e:
    print(e)

def inside():
    x = "local"
    squares = [x * x for x in range(3)]
    return squares, x

print(inside())
n = 10
print([n + i for i in range(2)], [[n + i + j for j in range(2)] for i in range(2)])
