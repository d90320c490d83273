# Two generators in turns, and an endless one cut off.
def count(start, stop):
    print("[start]", end="")
    while start < stop:
        yield start
        start += 1
    print("[end]", end="")
a, b = count(0, 3), count(10, 13)
print([next(a), next(b), next(a), next(b)])
for n in a:
    print("rest", n)
    for n in b:
        print("inner", n)

def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b

print([n for _, n in zip(range(10), fib())])
print([x for x in map(lambda p: p[0] * p[1], zip(count(1, 4), fib()))])
