# % formatting of integers: %d %i %u %x %X %o %c with flags, width and precision.
for n in (0, 7, -42, 255, 123456789012345678901):
    print('%d|%i|%u|%5d|%-5d|%05d|%+d|% d|%x|%X|%o|%#x|%#X|%#o' % ((n,) * 14))
    print('%.3d|%8.3d|%-8.3d|%08.3d|%+.4d|%#06x|%#.4x|%-#8x|%+5d|% 05d|%.0d' % ((n,) * 11))
print('%d' % True, '%d' % 3.99, '%d' % -3.99, '%i' % 1e10, '%x' % True, '%d%%' % 50, '%5d%%|' % 7, '%-+5d|' % 3, '%+-5d|' % 3, '%ld' % 5)
print('%c%c%c' % (65, 'b', 0x1F600), '%3c|%-3c|' % ('x', 'y'), '%c' % 0x20AC, '%5.1s|' % 'abc')
for template, value in (('%d', 'x'), ('%d', None), ('%x', 1.5), ('%x', 'a'), ('%c', 'ab'), ('%c', 1.5), ('%c', -1), ('%o', []), ('%i', [1])):
    try:
        print(template % value)
    except (TypeError, OverflowError, ValueError) as e:
        print(type(e).__name__, e)


class Index:
    def __index__(self):
        return 31


class Int:
    def __int__(self):
        return 32


print('%x %o' % (Index(), Index()), '%d' % Index(), '%d' % Int(), '%c' % 97)
