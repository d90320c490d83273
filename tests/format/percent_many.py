# Every flag combination of % for a few values, in one long walk.
flags = ('', '-', '+', ' ', '0', '#', '-+', '+0', ' 0', '#0', '-#', '#+')
for flag in flags:
    print(repr(flag), end=' ')
    for kind in 'dxo':
        print(*[('%' + flag + width + kind) % 42 + '|' for width in ('', '1', '6', '.4', '8.3')], end=' ')
    print()
for flag in flags:
    print(repr(flag), *[('%' + flag + spec) % -1.5 + '|' for spec in ('f', '.0f', '9.2f', 'e', '12.1e', 'g', '8g')])
for flag in ('', '-', '0', '#'):
    print(repr(flag), *[('%' + flag + spec) % 'abc' + '|' for spec in ('s', '5s', '.1s', '6.2s', 'r', '8r')])
checked = 0
for n in (0, 5, -5, 1000, -(10 ** 12)):
    for width in range(0, 9):
        assert '%*d' % (width, n) == str(n).rjust(width) and '%-*d' % (width, n) == str(n).ljust(width)
        assert '%0*d' % (width, n) == str(n).zfill(width) and '%+d' % n == ('-' if n < 0 else '+') + str(abs(n))
        assert '%x' % n == format(n, 'x') and '%#o' % n == oct(n) and '%s' % n == '%r' % n == str(n)
        checked += 1
print(checked)
