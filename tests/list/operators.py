# +, *, +=, *=, in, comparison, and what they refuse.
a = [1, 2]
b = a
print(a + [3], a * 2, 3 * a, a * 0, a * -5, a + [] is a, [] + [], [[]] * 3, a * True)
a += [3]
a += 'xy'
a *= 2
print(a, b is a, len(b), 'x' in a, 5 in a, None not in a)
a = a + [0]
print(b is a, len(a) - len(b))
rows = [[0] * 2] * 2
rows[0][0] = 1
print(rows)
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [2] > [1, 9], [] < [0], [1, 2] == [1.0, True + 1], [1] != [1], [[1], [2]] < [[1], [3]], [1] == (1,), [1, 'a'] == [1, 'a'])
print([1, 2] <= [1, 2], [1, 2] >= [1, 2, 3], ['b', 1] > ['a', None], [] == [], [None] == [None], [1, 'a'] < [2, 5])
for f in (lambda: [1] + (2,), lambda: [1] + 'a', lambda: (1,) + [2], lambda: [1] * 'a', lambda: [1] * [2], lambda: [1] - [1], lambda: [1] < [None],
          lambda: [1] < (2,), lambda: [1] * 1.5, lambda: {[1]: 2}, lambda: hash([]), lambda: -[1], lambda: a()):
    try:
        print(f())
    except TypeError as e:
        print(e)
try:
    a += 5
except TypeError as e:
    print(e)
