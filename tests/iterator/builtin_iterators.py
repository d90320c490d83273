# Iterators of every built-in type: exhausted for good, independent, with iter(it) is it.
sources = {'list': [1, 2, 3], 'tuple': (1, 2, 3), 'str': 'abc', 'bytes': b'abc', 'bytearray': bytearray(b'abc'), 'range': range(3), 'dict': {1: 2, 3: 4, 5: 6}, 'values': {1: 2, 3: 4, 5: 6}.values(),
           'items': {1: 2, 3: 4, 5: 6}.items(), 'unicode': 'é😀z', 'reversed range': range(3)[::-1]}
for name, source in sources.items():
    a, b = iter(source), iter(source)
    first = next(a)
    print(name, first, list(a), next(a, 'end'), list(a), next(b), iter(a) is a, sum(1 for _ in b), first == next(iter(source)))
for name in ('list', 'str', 'range', 'dict'):
    it = iter(sources[name])
    print(name, end=' ')
    while True:
        try:
            print(next(it), end=' ')
        except StopIteration as e:
            print('stop', e.args, e.value, end='; ')
            break
print()
it = iter('abcdef')
print(next(it), [c for c, _ in zip(it, range(2))], next(it), ''.join(it))
it = iter([1, 2, 3, 4])
print(2 in it, list(it), 3 in it)
a, *b = iter('xyz')
print(a, b, max(iter([1, 3, 2])), sorted(iter({3, 1})), dict(iter([('k', 'v')])), list(map(next, [iter([1]), iter('q')])), [*iter(())], sum(iter(range(4))))
matrix = [iter(range(3)) for _ in range(3)]
print([next(m) for m in matrix], [next(m) for m in matrix[:2]], [list(m) for m in matrix])
