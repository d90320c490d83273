# str.format of numbers in every base and notation reads back as the same number.
for n in (0, 1, -1, 10, 255, -4096, 10 ** 6, 2 ** 31, -2 ** 63, 10 ** 22):
    assert int('{:d}'.format(n)) == n and int('{:x}'.format(n), 16) == n and int('{:o}'.format(n), 8) == n and int('{:b}'.format(n), 2) == n
    assert int('{:#x}'.format(n), 0) == n and int('{:#b}'.format(n), 0) == n and int('{:_}'.format(n)) == n and int('{:,}'.format(n).replace(',', '')) == n
    assert '{:+}'.format(n) == ('+' if n >= 0 else '') + str(n) and '{: }'.format(n) == (' ' if n >= 0 else '') + str(n)
    print('{0:,} {0:x} {0:#o} {0:>25,} {0:_x}'.format(n))
for x in (0.5, -1.25, 1024.0, 0.0625, 1e6):
    assert float('{:f}'.format(x)) == x and float('{:e}'.format(x)) == x and float('{:g}'.format(x)) == x and float('{}'.format(x)) == x
    print('{0} {0:f} {0:.1f} {0:.3e} {0:g} {0:%} {0:,.2f} {0:+.0f} {0:012.3f}'.format(x))
print('{:.0f} {:.0f} {:.0f} {:.1f} {:.1f} {:.2f}'.format(0.5, 1.5, 2.5, 0.25, 0.75, 0.125), '{:c}{:c}{:c}'.format(72, 105, 0x1F600), '{:d} {:d}'.format(True, False))
print('{:5.1f}|{:<7.2e}|{:^9.3g}|{:>6.0%}|'.format(2.25, 12345.0, 0.5, 0.75), '{:.3} {:.3} {:.10}'.format(1.5, 1234.0, 0.25), '{:08.3f} {:+08.3f}'.format(-1.5, 1.5))
print('{} {} {} {:5}|{:<5}|{:+}'.format(float('inf'), float('-inf'), float('nan'), float('inf'), float('nan'), float('inf')), '{:,} {:_b}'.format(-1234567, 255), '{:e} {:g}'.format(0, 10 ** 6))
