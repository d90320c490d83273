# Slice assignment and deletion of every shape against a model made of plain loops.
def model_assign(items, s, value):
    start, stop, step = s.indices(len(items))
    if step == 1:
        return items[:start] + value + items[max(start, stop):]
    where = list(range(start, stop, step))
    return [value[where.index(i)] if i in where else x for i, x in enumerate(items)]


def model_delete(items, s):
    gone = range(*s.indices(len(items)))
    return [x for i, x in enumerate(items) if i not in gone]


checked = 0
points = (None, 0, 2, 5, 7, -1, -4, -9)
for start in points:
    for stop in points:
        for step in (1, 2, 3, -1, -3):
            s = slice(start, stop, step)
            base = list(range(6))
            n = len(base[s])
            for size in ((0, 1, n, n + 2) if step == 1 else (n,)):
                value = ['v%d' % i for i in range(size)]
                target = list(base)
                target[s] = value
                assert target == model_assign(base, s, value), (s, value, target)
                checked += 1
            target = list(base)
            del target[s]
            assert target == model_delete(base, s), (s, target)
            data = bytearray(base)
            del data[s]
            assert list(data) == target and tuple(base)[s] == tuple(base[s]) and bytes(base)[s] == bytes(base[s])
print(checked, target, data)
