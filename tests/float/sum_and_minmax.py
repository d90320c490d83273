# sum, min, max, sorted, any and all over floats and mixed numbers.
values = [0.5, 2.25, -1.75, 3.0]
print(sum(values), sum(values, 10), sum(values, 0.25), sum([]), sum([], 0.0), sum([1, 2.5, True]))
print(min(values), max(values), min(values, key=abs), max(values, key=lambda x: -x), sorted(values, key=abs))
print(any([0.0, -0.0]), any([0.0, 0.5]), all([0.5, 1.5]), all([0.5, 0.0]), sum(x > 0 for x in values))
print(sum(x * x for x in values), [x / 2 for x in values], list(map(abs, values)), list(map(int, values)))
print(sum([1e10, 1.0, -1e10]) in (0.0, 1.0), sum([0.5] * 1000), sum(k / 8 for k in range(100)))
running, total = [], 0.0
for x in values * 2:
    total += x
    running.append(total)
print(running, list(enumerate(values)), dict(zip('abcd', values)))
try:
    sum(['a', 1.5])
except TypeError as e:
    print(e)
