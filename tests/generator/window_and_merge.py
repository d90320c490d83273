# Sliding windows and merged streams.
def window(items, n):
    items = iter(items)
    seen = [x for _, x in zip(range(n), items)]
    while len(seen) == n:
        yield tuple(seen)
        try:
            seen = seen[1:] + [next(items)]
        except StopIteration:
            return

print(list(window(range(5), 3)), list(window("ab", 3)))

def merge(*sources):
    waiting = [iter(s) for s in sources]
    while waiting:
        it = waiting.pop(0)
        for value in it:
            yield value
            waiting.append(it)
            break

print("".join(merge("abc", "1", "xyzw")))
