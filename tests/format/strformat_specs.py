# str.format with the same specifications as f-strings, for int, float, str and others.
print('{:5}|{:<5}|{:>5}|{:^5}|{:05}|{:+}|{:x}|{:#b}|{:,}|{:_}|{:c}'.format(1, 2, 3, 4, 5, 6, 255, 5, 1234567, 1234567, 65))
print('{:f}|{:.2f}|{:e}|{:g}|{:%}|{:8.3f}|{:<8.1f}|{:+.1f}|{:010.2f}|{:,.1f}'.format(*[2.5] * 9, 12345.5))
print('{:s}|{:10s}|{:>10}|{:^10}|{:.2}|{:*<6}|{:-^9.3}|'.format(*['abcdef'] * 7))
print('{0:d} {0:x} {0:o} {0:b} {0:#x} {0:08b} {0!r:>5} {0!s:<5}|'.format(42), '{0:>{1}} {0:.{2}f}'.format(1.5, 6, 3), '{:>{}.{}}|'.format('abcdef', 8, 2))
print('{} {} {} {}'.format(None, True, [1], {'a': 1}), '{!r} {!s} {!a}'.format('é', 'é', 'é'), '{!s:>6}|{!r:<6}|'.format(None, None), '{:>3}{:>3}'.format(True, False))
for spec, value in (('d', 1.5), ('s', 5), ('x', 'a'), ('.3d', 5), ('5.', 1.5), ('y', 5), ('>5', None), ('x', []), ('=5', 'a'), (',s', 'a'), ('c', 'x')):
    try:
        print(('{:' + spec + '}').format(value))
    except (ValueError, TypeError) as e:
        print(spec, type(e).__name__, e)


class Temperature:
    def __init__(self, c):
        self.c = c

    def __format__(self, spec):
        unit, _, rest = spec.partition(':')
        return format(self.c * 1.8 + 32 if unit == 'F' else self.c, rest or '.1f') + unit


print('{:F} {:C} {:F:.3f} {:} {}'.format(*[Temperature(12.5)] * 5), '{t:C:5.0f}|{t.c}'.format(t=Temperature(20.0)))
