# What sort and extend leave behind when they are interrupted.
def risky(n):
    if n == 3:
        raise ValueError("three")
    return n

values = [1, 2, 3, 4]
tests = [
    lambda: sorted(values, key=risky),
    lambda: list(map(risky, values)),
    lambda: list(filter(risky, values)),
    lambda: max(values, key=risky),
    lambda: min(*values, key=risky),
    lambda: any(risky(v) > 5 for v in values),
    lambda: sum(risky(v) for v in values),
    lambda: ",".join(str(risky(v)) for v in values),
    lambda: dict((risky(v), v) for v in values),
    lambda: {risky(v) for v in values},
    lambda: [*map(risky, values)],
    lambda: tuple(zip(values, map(risky, values))),
    lambda: list(enumerate(map(risky, reversed(values)))),
    lambda: bytes(map(risky, values)),
    lambda: all(map(risky, values)),
]
data = [4, 3, 2, 1]
try:
    data.sort(key=risky)
except ValueError:
    print(sorted(data), len(data))
acc = [0]
try:
    acc.extend(risky(v) for v in values)
except ValueError:
    print(acc)
