# Every start, stop and step in a small cube, against a counting loop.
def expected(start, stop, step):
    result = []
    while (start < stop) if step > 0 else (start > stop):
        result.append(start)
        start += step
    return result


checked = 0
for start in range(-4, 5):
    for stop in range(-4, 5):
        for step in (-5, -3, -2, -1, 1, 2, 3, 5):
            r, want = range(start, stop, step), expected(start, stop, step)
            assert list(r) == want and len(r) == len(want) and bool(r) == bool(want) and sum(r) == sum(want)
            assert list(reversed(r)) == want[::-1] and [r[i] for i in range(len(r))] == want
            if want:
                assert r[-1] == want[-1] and r[len(r) - 1] in r and max(r) == max(want)
            checked += 1
print(checked)
for step in (1, 7, 100, -1, -7, -100):
    r = range(0, 50 if step > 0 else -50, step)
    print(step, len(r), r[0], r[-1], r[len(r) // 2], sum(r), r[::2])
print([len(range(0, n, 3)) for n in range(10)], [len(range(n, 0, -4)) for n in range(10)], range(5, -6, -5)[-1])
