# + and * on sequences, repetition by zero and negatives, and comparison in order.
print("ab" + "cd", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "-" * 10)
print([1] + [2], [0] * 3, 2 * [1, 2], [] * 5, [[]] * 2)
print((1,) + (2, 3), (0,) * 3, () + (), b"a" + b"b", b"xy" * 2, bytearray(b"p") + b"q")
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid, grid[0] is grid[1])
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], (1, "a") < (1, "b"), [2] > [1, 9, 9])
print("abc" < "abd", "Z" < "a", "" < "a", "a" < "aa", "10" < "9", b"a" < b"b", "\u00e9" > "z")
print([1, [2, 3]] == [1, [2, 3]], (1, 2) == [1, 2], {1: 2} == {1: 2.0}, [1.0] == [1])
for left, right in (("a", 1), ([1], (2,)), (1, "a"), ("a", "b"), ((1,), [2]), (b"a", "a"), (None, 1)):
    for op in ("+", "*", "-", "<"):
        try:
            print(repr(eval("left " + op + " right")), end="; ")
        except TypeError as e:
            print(e, end="; ")
    print()

