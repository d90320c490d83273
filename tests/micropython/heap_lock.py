# While the heap is locked, what allocates raises MemoryError; ints, indexing, calls go on.
import micropython


def add(a, b):
    return a + b


def locked(work):
    """Runs work(results) with a locked heap; results takes what it finds."""
    results = [None] * 4
    depth = micropython.heap_lock()
    try:
        work(results)
    except MemoryError:
        results[3] = 'MemoryError'
    finally:
        micropython.heap_unlock()
    return results


def counts(results):
    results[0] = add(2, 3) * 7
    total = 0
    for i in range(10):
        total += i
    results[1] = total
    results[2] = 'abc'[1], 5 if False else results[0] if True else None


def arithmetic(results):
    results[0] = add(2, 3) * 7
    for i in range(3):
        results[1] = i
    results[2] = 1.5 * 4


for work in (counts, arithmetic, lambda r: [1, 2], lambda r: 'a' + str(r), lambda r: {}, lambda r: bytearray(5),
             lambda r: 2 ** 200, lambda r: (lambda: r)):
    print(locked(work))
print(micropython.heap_locked(), micropython.heap_lock(), micropython.heap_lock(), micropython.heap_locked())
print(micropython.heap_unlock(), micropython.heap_locked(), micropython.heap_unlock(), micropython.heap_unlock())
print([1, 2] + ['usable'], micropython.heap_locked())
