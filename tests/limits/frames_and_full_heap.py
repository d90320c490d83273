# heap: 32k
# Objects fill the heap while a small function runs at the first of many registers of its caller.
import gc

keep = []

def fill():
    for size in (30, 3, 1):
        try:
            while True:
                keep.append((size,) * size)
        except MemoryError:
            pass
    return size


def one():
    return 1


def wide():
    return [fill(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one(), one(), one(), one(), one(), one(), one(), one(), one(), one(),
            one()]


def deep(n):
    return [wide() if n == 0 else deep(n - 1),
            [one(), [one(), [one(), one(), one(), one(), one(), one(), one(), one(), one(), one(), one()]]]]


result = many = whole = None
for work in (wide, lambda: deep(5)):
    try:
        result = work()
    except MemoryError:
        result = 'MemoryError'
    many = len(keep) > 100
    del keep[::2]
    gc.collect()
    whole = all(len(k) == k[0] for k in keep)
    keep.clear()
    gc.collect()
    print(result)
    print(whole, many)
print(sum([one(), one(), one()]), 'still runs')
