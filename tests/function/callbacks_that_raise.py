# Exceptions that leave a callback of sorted, map, filter, max, any, sum, join, dict methods.
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
for i, test in enumerate(tests):
    try:
        print(i, test())
    except ValueError as e:
        print(i, e)
