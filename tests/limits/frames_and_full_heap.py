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
def ones(x):
    return x == 1 or all(ones(item) for item in x)


for work in (wide, lambda: deep(5)):
    try:
        result = work()
    except MemoryError:  # or the frames find what room they need
        result = 1
    many = len(keep) > 100
    del keep[::2]
    gc.collect()
    whole = all(len(k) == k[0] for k in keep)
    keep.clear()
    gc.collect()
    print(ones(result), whole, many)
print(sum([one(), one(), one()]), 'still runs')
