# get, setdefault, pop, popitem, update, copy, clear, fromkeys, and their errors.
d = {'a': 1, 'b': 2}
print(d.get('a'), d.get('x'), d.get('x', 'none'), d.setdefault('a', 9), d.setdefault('c', []), d.setdefault('n'), d)
d['c'].append(1)
print(d.pop('a'), d.pop('zz', 'default'), d.popitem(), d)
d.update({'b': 20, 'd': 4})
d.update([('e', 5), ['f', 6]])
d.update(g=7)
d.update({}, h=8)
d.update(x for x in [('i', 9)])
print(d, d.update(), d.clear(), d, len(d))
print(dict.fromkeys([1, 2], 0), dict.fromkeys('ab'), {}.fromkeys((1,), []), dict(), dict({'x': 1}), dict(a=1, b=2), dict([(1, 2)], z=3))
original = {'k': [1]}
copy = original.copy()
copy['k'].append(2)
copy['new'] = 0
print(original, copy, copy is original)


def attempt(f):
    try:
        print(f())
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


attempt(lambda: d['missing'])
attempt(lambda: d.pop('missing'))
attempt(lambda: {}.popitem())
attempt(lambda: d.__delitem__(('a', 1)))
attempt(lambda: dict([1, 2]))
attempt(lambda: dict([(1, 2, 3)]))
attempt(lambda: d.update(5))
attempt(lambda: d[[1]])
attempt(lambda: {}.get([]))
