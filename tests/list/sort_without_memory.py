# heap: 64k
# Sorting needs no memory of its own: it works, and stays stable, when none is left.
def random_numbers(n, seed):
    for _ in range(n):
        seed = (seed * 1103 + 12345) % 65536
        yield seed % 997


def fill():
    ballast = [None] * 400
    i = 0
    for size in (2000,):
        for _ in range(100):
            try:
                ballast[i] = bytearray(size)
            except MemoryError:
                break
            i += 1
    return ballast


for n in (10, 100, 1000):
    data = list(random_numbers(n, n))
    total = sum(data)
    ballast = fill()
    data.sort()
    ballast = None
    print(n, sum(data) == total, all(data[i] <= data[i + 1] for i in range(n - 1)), data[0], data[-1])

pairs = [(x % 20, i) for i, x in enumerate(random_numbers(300, 5))]
firsts = [p[:1] for p in pairs]
places = {id(f): i for i, f in enumerate(firsts)}
ballast = fill()
firsts.sort(reverse=True)
ballast = None
print(all(firsts[i] > firsts[i + 1] or (firsts[i] == firsts[i + 1] and places[id(firsts[i])] < places[id(firsts[i + 1])]) for i in range(299)))
