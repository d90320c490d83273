# str.format: automatic and numbered positions, names, attributes, indexes and nesting.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, [y, {'deep': y}]


p = Point(1, 2)
print('{} {}'.format('a', 'b'), '{1} {0} {1}'.format('a', 'b'), '{x} {y}'.format(x=1, y=2), '{0} {name}'.format('pos', name='kw'), '{} {n} {}'.format(1, 2, n=3))
print('{0.x} {0.y[0]} {0.y[1][deep]} {p.x}'.format(p, p=p), '{0[0]} {0[1]}'.format('xy'), '{d[key]} {d[a b]} {d[1]}'.format(d={'key': 'v', 'a b': 'w', 1: 'one'}))
print('{[0]} {[1]}'.format([5], [6, 7]), '{.x} {.x}'.format(p, p), '{0[0][0]} {0[1][k]}'.format([[1], {'k': 2}]), '{a.__class__.__name__}'.format(a=5))
print('{{}} {{{0}}} {{0}} }}{{'.format('x'), '{}'.format(()), '{0}{0}{0}'.format('ab'), 'plain'.format(1, a=2), ''.format(), '{!r} {!s}'.format('é', 'é'))
print('{0:>5}|{1:<5}|{2:^5}|{x:*^7}|{y:.1f}'.format(1, 'a', 'b', x='mid', y=2.25), '{:{}}|{:>{w}}'.format('a', 4, 'b', w=5))
for template, args, kwargs in (('{}', (), {}), ('{1}', ('a',), {}), ('{x}', (), {}), ('{} {0}', (1,), {}), ('{0} {}', (1,), {}), ('{', (), {}), ('}', (), {}), ('{0', (1,), {}),
                               ('{0.z}', (p,), {}), ('{0[9]}', ([],), {}), ('{0[k]}', ({},), {}), ('{!x}', (1,), {}), ('{:d}', ('a',), {}), ('{0[}', ([],), {}), ('{a b}', (), {})):
    try:
        print(template.format(*args, **kwargs))
    except Exception as e:
        print(template, type(e).__name__, e if type(e) is not ValueError else '')
