# format_map, bound format methods, format of results, and building templates at run time.
class Default(dict):
    def __missing__(self, key):
        return '{' + key + '}'


print('{a} {b}'.format_map({'a': 1, 'b': 2}), '{a} {missing}'.format_map(Default(a=5)), '{x[0]} {x[1]}'.format_map({'x': 'pq'}))
row = '{:<6}{:>4}'.format
print(row('ab', 1) + '|', row('c', 22) + '|', list(map('<{}>'.format, range(3))), ['{0}-{0}'.format(c) for c in 'ab'], ' '.join(map('{:02x}'.format, b'\x01\xab')))
template = '{:' + '>' + str(6) + '}'
print(template.format('x'), ('{} ' * 3).format(*'abc'), '{0}{1}'.format(*[1, 2]), '{a}{b}'.format(**{'a': 1, 'b': 2}), str.format('{}-{}', 1, 2), '{}'.format('{}'), '{}'.format('{}').format(5))
print('{0}'.format('{1}'), '{:{}}'.format('a', '>3'), '{:{}{}}'.format('a', '^', 5) + '|', '{0:{0}}'.format(3), '{:{a}}{:{a}}|'.format('x', 'y', a=2))
for missing in ('{a} {c}', '{a.b}', '{a[b]}'):
    try:
        print(missing.format_map({'a': 1}))
    except (KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
lines = []
for i, (name, score) in enumerate([('Ann', 9.5), ('Bartholomew', 10.0), ('C', 7.25)], 1):
    lines.append('{i:>2}. {name:.<12}{score:5.2f} {bar}'.format(i=i, name=name, score=score, bar='=' * int(score)))
print('\n'.join(lines))
print('{0:é^5}|{0:😀<3}|{1:>4}'.format('x', '€'), 'é{}😀'.format('ü'), '{ü}'.format(ü=1), '{0[é]}'.format({'é': 2}))
print('The {adjective} {0} {verb}s {1[n]:03d} {1[what]!r}'.format('fox', {'n': 7, 'what': 'hens'}, adjective='quick', verb='eat'))
