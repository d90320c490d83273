# faults: callback, lie, cyclic
# Cached and compared functions that call themselves, change what they got or answer nonsense.
import functools

calls = []


@functools.lru_cache(maxsize=2)
def nested(n):
    calls.append(n)
    nested.cache_clear()
    return nested(n - 1) + 1 if n else 0


print(nested(5), nested.cache_info().currsize <= 2, len(calls))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        cached.cache_clear()
        return self.n == other.n


cached = functools.lru_cache(maxsize=3)(lambda key: key.n)
print([cached(Key(i % 5)) for i in range(20)])
for size in (0, 1, -5, None):
    print([functools.lru_cache(size)(lambda n: -n)(i) for i in (1, 2, 1)])
for answer in (None, 'x', 1.5, [], True, 1 << 99):
    key = functools.cmp_to_key(lambda a, b: answer)
    try:
        print(sorted([1, 2, 3], key=key), key(1) == key(2))
    except TypeError as e:
        print('TypeError')
items = [3, 1, 2]
try:
    items.sort(key=functools.cmp_to_key(lambda a, b: items.append(1) or a - b))
except ValueError as e:
    print(e)
p = functools.partial(print)
try:
    p.__setstate__((p, (), {}, {}))
except AttributeError:
    pass
print(functools.reduce(lambda a, b: items.clear() or a + b, items, 0), functools.partial(functools.partial(int, base=2), '11')())
