# % formatting with a mapping: %(name)s, types, widths, missing keys, nested parentheses.
d = {'name': 'Ada', 'n': 42, 'x': 2.5, 'a b': 'blank', '': 'empty', 'k(1)': 'nested', 'é': 'accent'}
print('%(name)s is %(n)d' % d, '%(n)x %(n)o %(n)+d %(n)05d %(n)#x' % d, '%(x).2f %(x)g %(x)8.1f|%(x)-8.1e|' % d, '%(name)r %(name)8s|%(name)-6s|%(name).2s' % d)
print('%(a b)s %()s %(k(1))s %(é)s' % d, '%(n)d%%' % d, '%(n)s %(n)s %(n)s' % d, 'plain' % d, '%%(n)s' % d, '%(n)c' % {'n': 65}, '%s' % d == str(d))


class Squares:
    def __getitem__(self, key):
        return key * 2


class Missing(dict):
    def __missing__(self, key):
        return '<' + key + '>'


print('%(ab)s-%(c)s' % Squares(), '%(known)s %(unknown)s' % Missing(known=1), '%(x)s' % {'x': (1, 2)}, '%(a)s' % {'a': {'b': 1}})
for template, value in (('%(z)s', d), ('%(n)d', {'n': 'x'}), ('%(n)s', 'text'), ('%(n)s', (1,)), ('%(n', d), ('%(n)', d), ('%(n)s %s', d), ('%d', d), ('%(n)*d', d)):
    try:
        print(template % value if '%s' not in template else 'mixed')
    except KeyError as e:
        print('KeyError', e)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
letter = 'Dear %(title)s %(name)s,\nyou owe %(sum)8.2f on %(day)02d/%(month)02d.'
for row in ({'title': 'Dr', 'name': 'Who', 'sum': 12.5, 'day': 1, 'month': 2}, {'title': 'Ms', 'name': 'Poe', 'sum': 1250.0, 'day': 31, 'month': 12}):
    print(letter % row)
