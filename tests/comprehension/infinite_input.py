# Generator expressions over endless generators.
def naturals():
    n = 0
    while True:
        yield n
        n += 1

def take(n, iterable):
    return [x for _, x in zip(range(n), iterable)]

evens = (n for n in naturals() if n % 2 == 0)
squares = (n * n for n in evens)
print(take(5, squares), next(squares))
print(take(3, ((a, b) for a in naturals() for b in naturals())))
print(any(n > 10 for n in naturals()), next(n for n in naturals() if n * n > 500))
print(sum(1 for c in "banana" if c == "a"), sorted(w[::-1] for w in ("ab", "dc")), set(x // 10 for x in (1, 2)))
print("-".join(str(n) for n in range(4)), dict((c, i) for i, c in enumerate("xy")), list((yield_ for yield_ in "ok")))
print(min((abs(n), n) for n in (-3, 2, -1)), max(((n % 5, n) for n in range(10)), key=lambda p: p[0]))
used = []
stream = (used.append(n) or n for n in range(10))
print(3 in stream, used, next(stream), 100 in stream, used[-1])
