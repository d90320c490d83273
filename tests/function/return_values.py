# return from loops, with and without a value, with stars.
def box(width, height=2, depth=3):
    return width, height, depth

def nothing():
    """A function that returns None in the three possible ways."""

def early(n):
    if n < 0:
        return "negative"
    for i in range(n):
        if i * i >= n:
            return i
    return n

print([early(n) for n in (-1, 0, 1, 2, 10, 17)])

def returns_tuple():
    return 1, *[2, 3], 4

x, *y = returns_tuple()
print(x, y, returns_tuple()[-1], nothing.__name__, (lambda: 0).__name__)
print(callable(box), callable(3), box.__doc__, nothing.__doc__)
