# % formatting with * for width and precision, taken from the tuple, also negative and zero.
print('%*d|%-*d|%0*d|%+*d' % (5, 42, 5, 42, 5, 42, 5, 42), '%*s|%-*s|' % (6, 'ab', 6, 'ab'), '%.*f|%.*f|%.*f' % (0, 1.5, 1, 1.5, 3, 1.5), '%*.*f|' % (9, 2, 2.25))
print('%*d|%*s|' % (-6, 42, -4, 'x'), '%0*d|%-0*d|' % (-6, 42, 4, 7), '%.*s|%.*s|%*.*s|' % (2, 'abcdef', 0, 'abcdef', 5, 3, 'abcdef'), '%#*x %#.*x' % (8, 255, 6, 255), '%*c|%-*c|' % (3, 'x', 3, 121))
print('%*e|%*g|%*r|' % (12, 1.5, 8, 0.25, 6, 'q'))
for width in (0, 1, 4, 8):
    print(*['[%*s]' % (width * sign, value) for sign in (1, -1) for value in ('', 'ab', 5, None)], '[%*.*e]' % (width, width // 2, 0.5))
for row in ((1, 'one', 0.5), (22, 'twenty', 12.25), (333, 'three hundred', 100.0)):
    print('%-*d|%*.*s|%*.*f' % (4, row[0], 8, 6, row[1], 8, len(row[1]) % 4, row[2]))
for template, values in (('%*d', (1,)), ('%*d', ('5', 1)), ('%.*f', (None, 1.0)), ('%*d', (5, 'x')), ('%*d', (5, 1, 2)), ('%*', (5,))):
    try:
        print(template % values)
    except (TypeError, ValueError) as e:
        print(template, type(e).__name__, e)
print('%s' * 3 % ('a', 'b', 'c'), ('%%%dd' % 6) % 42, '%d%s' % (1, 'st'), '%5s%%' % 12.5, '%%%s%%' % 'x')
