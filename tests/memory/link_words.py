# What a frame has left in the words for a call's link keeps nothing alive.
# heap: 64k
# only: 32
# not: stress sweep asan
import gc


def spread():
    a = b = c = d = 'x' * 30000
    return a is d


def measure():
    while True:
        gc.collect()
        yield gc.mem_free()


free = measure()
before = next(free)
spread()
print(next(free) > before - 9000)
