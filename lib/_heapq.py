# SPDX-License-Identifier: MIT
"""What heapq has beyond the functions written in C, which find it when it is asked for."""
from heapq import heapify, heappop, heapreplace


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def merge(*iterables, key=None, reverse=False):
    if reverse:
        from functools import cmp_to_key
        last = cmp_to_key(lambda a, b: (a < b) - (b < a))

    def key_of(x):
        k = x if key is None else key(x)
        return last(k) if reverse else k

    heap = []
    for n, iterable in enumerate(iterables):
        items = iter(iterable)
        for x in items:
            # The number keeps equal items in order, and items themselves from being compared.
            heap.append([key_of(x), n, x, items])
            break
    heapify(heap)
    while heap:
        entry = heap[0]
        yield entry[2]
        for x in entry[3]:
            entry[0] = key_of(x)
            entry[2] = x
            heapreplace(heap, entry)
            break
        else:
            heappop(heap)
