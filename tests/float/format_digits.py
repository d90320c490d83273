# Formatted output shows the exact value of a float, and the shortest digits where no precision is given.
x = 0.1
print('%.3f|%.10f|%.17g|%e|%g|%r|%s' % (x, x, x, x, x, x, x))
print(f'{x}|{x:.20f}|{x:8}|{x:<8}|{x:+}|{x:08}|{1/3:.12f}|{1/3}|{1/3:20}|{2/3!r}')
print('{:.3}|{:.15}|{:g}|{:e}|{:.0f}|{:,.5f}|{:%}'.format(x, x, x, x, x, 1234567.891, 0.123))
for value in (1e-7, 123456.789, 1e20, 16777217.0, 99.995):
    print('%.2f' % value, '%.8e' % value, '%.9g' % value, str(value), f'{value:,}')
print('%5.1f%%' % (100 / 3), '%.50f' % 0.1)
for width in (1, 8, 14):
    for precision in (0, 2, 9):
        print('[%*.*f]' % (width, precision, 2 / 3), f'[{2/3:>{width}.{precision}e}]', end=' ')
    print()
