# faults: wrap, long
# Counts that no machine word holds are errors at once, or cost nothing.
import itertools

BIG = 1 << 64
attempts = [lambda: itertools.islice([1], BIG), lambda: itertools.islice([1], 0, None, BIG),
            lambda: itertools.islice([1], -1), lambda: itertools.combinations([1], BIG),
            lambda: itertools.combinations([1], -1), lambda: itertools.permutations([1], BIG),
            lambda: itertools.permutations([1], -1), lambda: itertools.combinations_with_replacement([1], BIG),
            lambda: itertools.product([1], repeat=BIG), lambda: itertools.product([1, 2], repeat=-1),
            lambda: itertools.product([1], repeat=1 << 62), lambda: itertools.tee([1], BIG),
            lambda: itertools.tee([1], -1), lambda: itertools.repeat(1, BIG),
            lambda: itertools.tee([1], (1 << 62)), lambda: next(itertools.combinations_with_replacement([1], 1 << 62))]
for attempt in attempts:
    try:
        attempt()
        print('made')
    except (OverflowError, ValueError, MemoryError) as e:
        print('refused')
print(list(itertools.combinations([1], 1 << 16)), list(itertools.permutations([1, 2], 1 << 16)))
print(list(itertools.product(repeat=3)), list(itertools.repeat(1, -5)), next(itertools.repeat(4, 1 << 30)))
count = itertools.count((1 << 62) - 2)
print([next(count) for i in range(4)])
count = itertools.count(-(1 << 30), -1)
print([next(count) for i in range(3)], next(itertools.count(BIG, BIG)))
print(next(enumerate([1], BIG)), next(iter(range(BIG, BIG * 2, BIG))))
