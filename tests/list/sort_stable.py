# Sorting keeps the order of equals, also with reverse; runs of many shapes.
records = [(i * 7919 % 13, i) for i in range(60)]
by_key = sorted(records, key=lambda r: r[0])
assert all(x[0] < y[0] or (x[0] == y[0] and x[1] < y[1]) for x, y in zip(by_key, by_key[1:]))
backwards = sorted(records, key=lambda r: r[0], reverse=True)
assert all(x[0] > y[0] or (x[0] == y[0] and x[1] < y[1]) for x, y in zip(backwards, backwards[1:]))
print(by_key[:6], backwards[:6])
for n in (0, 1, 2, 3, 5, 16, 31, 32, 33, 64, 65, 100, 257):
    shapes = (list(range(n)), list(range(n))[::-1], [i % 3 for i in range(n)], [(i * 37) % (n or 1) for i in range(n)],
              [abs(n // 2 - i) for i in range(n)], [5] * n, list(range(n // 2)) + list(range(n // 2)))
    for shape in shapes:
        result = sorted(shape)
        assert len(result) == len(shape) and all(x <= y for x, y in zip(result, result[1:])) and sum(result) == sum(shape)
        shape.sort(reverse=True)
        assert shape == result[::-1]
    print(n, sorted(shapes[3])[:3], sorted(shapes[4])[-2:])
words = 'the quick Brown fox jumps Over the lazy dog'.split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (-len(w), w)))
words.sort(key=len, reverse=True)
print(words, words.sort())
