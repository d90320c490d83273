# Programs that print with %: tables, times, versions, addresses, nested templates.
def clock(seconds):
    return '%02d:%02d:%02d' % (seconds // 3600, seconds // 60 % 60, seconds % 60)


def address(value):
    return '%d.%d.%d.%d' % tuple(value >> shift & 255 for shift in (24, 16, 8, 0))


print([clock(s) for s in (0, 59, 60, 3599, 3600, 86399)], address(0xC0A80001), address(0xFFFFFFFF), 'v%s.%s.%s' % tuple('1.2.3'.split('.')))
for name, value in (('alpha', 1.5), ('beta', -22.25), ('gamma', 1234.0)):
    print('%-8s|%10.3f|%+8.1e|%s' % (name, value, value, '#' * (len(name) % 7)))
print('%s' % ', '.join('%s=%r' % item for item in sorted({'b': 1, 'a': 'x'}.items())), '%s' % (['%02x' % b for b in b'\x00\xfe'],))
template = '%%-%ds|%%%dd' % (6, 4)
print(template, template % ('row', 12), ('%%%ds|' % 5) % 'ab', '%s %%s' % 'first' % 'second', '%%%s' % 'd' % 5)
print('\n'.join('%2d x %d = %3d' % (i, 7, i * 7) for i in range(1, 11, 3)))
print('%6.2f%%' % 12.5, '%s/%s' % (3, 4), '%d-%d' % divmod(17, 5), '<%s>' % ('a' 'b'), '%s' % (lambda: 'called')(), '%c' * 3 % (72, 'i', 33), sep='; ')
matrix = [[1, 20, 300], [4000, 5, 66]]
for row in matrix:
    print(''.join('%6d' % cell for cell in row), '%d ' * len(row) % tuple(row), '%s' % row, '%s %s %s' % tuple(row))
print('%s' * 0 % (), '%s' % 'end' if matrix else '', '%5.1f' * 2 % (1.25, 2.75))
