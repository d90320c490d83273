# Module state kept by functions: counters, caches and a switch, all through global.
calls, cache, verbose = 0, {}, False

def square(n):
    global calls
    calls += 1
    if (hit := cache.get(n)) is not None:
        return hit
    cache[n] = n * n
    return cache[n]

def switch():
    global verbose
    verbose = not verbose
    return verbose

def reset(*, keep=()):
    global calls, cache
    calls, cache = 0, {k: v for k, v in cache.items() if k in keep}

print([square(n) for n in (2, 3, 2)], calls, cache)
old = cache
reset(keep=(3,))
print(calls, cache, old, switch(), switch(), verbose)
print(square(3), calls, square(1 << 40), len(cache))
