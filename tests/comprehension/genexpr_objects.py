# Generator expressions as objects: type, close, pairing an iterator with itself.
def naturals():
    n = 0
    while True:
        yield n
        n += 1

evens = (n for n in naturals() if n % 2 == 0)
squares = (n * n for n in evens)
used = []
stream = (used.append(n) or n for n in range(10))
first, second, *rest = (c for c in "stars")
print(first, second, rest, [*(n for n in range(2))], {**{k: 0 for k in "z"}})
g = (n for n in range(3))
print(type(g).__name__, iter(g) is g, len(list(g)), list(g))
g = (n for n in range(3))
g.close()
print(list(g))
for pair in zip(*[(n for n in range(6))] * 2):
    print(pair)
it = iter("abcdef")
print([a + b for a, b in zip(it, it)])
