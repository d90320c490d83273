# % formatting with %s, %r, %a: every type, width, precision, tuples and single values.
print('%s' % 'x', '%s' % 5, '%s' % None, '%s' % [1, 'a'], '%s' % {'k': 1}, '%s' % ('one',), '%s %s' % ('a', 'b'), '%r %s' % ('q', 'q'), '%s' % b'x')
print('%5s|%-5s|%.2s|%5.1s|%-6.3s|' % (('abcdef',) * 5), '%5s|%5s|' % ('é', '😀'), '%10r|%-6r|%.3r' % ('ab', 'ab', 'abcd'), '%a %a' % ('é', 'e'))
print('%s' % ((1, 2),), '%s %s' % (1, (2, 3)), '%r' % ([],), '%s' % (None,), '%%' % (), '100%%' % (), '%s%%' % 5, '%%s' % (), 'no args' % (), 'empty' % {})


class Both:
    def __str__(self):
        return 'S'

    def __repr__(self):
        return 'R'


print('%s %r %a' % (Both(), Both(), Both()), '%5s|%-5r|' % (Both(), Both()), '%s' % [Both()])
for template, value in (('%s', ()), ('%s %s', 'a'), ('%s', (1, 2)), ('none', 5), ('none', (1,)), ('%d %s', (1,)), ('%z', 1), ('%', 1), ('%5', 1), ('%s %', 1), ('%(a)s', 5)):
    try:
        print(template % value)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
s = 'count: %d'
s %= 5
print(s, 'x' 'y%d' % 1, '%s' % 'a' + 'b', '%s' % 'a' * 2, ('%s' * 3) % (1, 2, 3), '-%s-' % ('%d' % 5), '%s' % '%d', 'a\tb %s\n' % 'c', end='')
print('é%s€%d😀' % ('ü', 1), 'none' % [], '%s' % set(), '%s' % range(2))
