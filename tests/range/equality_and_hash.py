# Ranges are equal when they stand for the same numbers; they serve as keys.
pairs = ((range(3), range(0, 3)), (range(0, 3, 2), range(0, 4, 2)), (range(0), range(2, 2)), (range(5, 0), range(0, 0, 7)), (range(1, 2), range(1, 9, 100)),
         (range(3), range(1, 4)), (range(0, 6, 2), range(0, 6, 3)), (range(2), range(3)), (range(3, 0, -1), range(0, 3)), (range(4, 0, -3), range(4, -1, -3)))
for a, b in pairs:
    print(a, b, a == b, a != b, hash(a) == hash(b) if a == b else '-')
    assert (a == b) == (list(a) == list(b))
table = {range(3): 'three', range(0): 'none', range(1, 5, 2): 'odd'}
print(table[range(0, 3, 1)], table[range(9, 9)], table[range(1, 4, 2)], range(4) in table, len(table), len({range(2), range(0, 2), range(3)}))
print(range(3) == (0, 1, 2), [0, 1] == range(2), range(0) == [], range(1) != 'x', range(3) is not None, [range(2)] == [range(0, 2)], (range(1),) in [(range(1),)])
for f in (lambda: range(3) < range(4), lambda: range(3) + [1], lambda: range(3) * 2, lambda: range(3)(), lambda: -range(3)):
    try:
        print(f())
    except TypeError as e:
        print(e)
try:
    range(3).start = 5
except AttributeError:
    print('read-only')
try:
    range(3)[0] = 1
except TypeError as e:
    print(e)
