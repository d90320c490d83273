# A frozenset cannot be changed by any syntax; its mutable neighbours can.
f = frozenset([1, 2])
for text in ('f[0] = 1', 'del f[0]', 'f.add(3)', 'f.update([3])', 'f.x = 1', 'f += {3}', 'f.clear()', 'f.discard(1)'):
    try:
        exec(text)
        print('done', text)
    except AttributeError as e:
        print('AttributeError', text)
    except TypeError as e:
        print('TypeError', text, e)
print(sorted(f))


def grow(values, extra):
    values |= extra
    return values


s = {1, 2}
print(sorted(grow(f, {3})), sorted(f), sorted(grow(s, {3})), sorted(s))
holder = {'frozen': f, 'set': s}
holder['frozen'] |= {9}
holder['set'] |= {9}
print(sorted(holder['frozen']), sorted(f), sorted(s), holder['set'] is s)
t = (f, s)
t[1].add('t')
print(sorted(t[1], key=str), sorted(t[0]), hash((f, 1)) == hash((frozenset([2, 1]), 1)))
try:
    hash(t)
except TypeError as e:
    print(e)
