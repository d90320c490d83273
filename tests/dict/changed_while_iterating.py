# Growing or shrinking a dict under its iterator is noticed; changing values is allowed.
def run(name, action):
    d = {'a': 1, 'b': 2, 'c': 3}
    seen = []
    try:
        for k in d:
            seen.append(k)
            action(d, k)
        print(name, seen, d)
    except RuntimeError as e:
        print(name, seen, e)


run('value', lambda d, k: d.__setitem__(k, 0))
run('grow', lambda d, k: d.__setitem__(k + '!', 0))
run('delete', lambda d, k: d.pop(k))
run('clear', lambda d, k: d.clear())
run('delete and add', lambda d, k: (d.pop('c', None), d.pop('a', None)))
d = {1: 1, 2: 2}
for view in (d.keys, d.values, d.items):
    it = iter(view())
    next(it)
    d[len(d) + 1] = 0
    try:
        next(it)
    except RuntimeError as e:
        print(e)
for k in list(d):
    if k % 2:
        del d[k]
print(d, {k: v for k, v in d.items() if v}, [d.pop(k) for k in sorted(d)], d)
it = iter({})
print(next(it, 'empty'), list(it))
