# str.format in programs: tables, JSON-like text, SVG, roman numerals, number spelling.
def dump(value, indent=0):
    pad = ' ' * indent
    if isinstance(value, dict):
        return '{{\n{}\n{}}}'.format(',\n'.join('{}  "{}": {}'.format(pad, k, dump(v, indent + 2)) for k, v in value.items()), pad)
    if isinstance(value, list):
        return '[{}]'.format(', '.join(dump(v, indent) for v in value))
    return '"{}"'.format(value) if isinstance(value, str) else '{}'.format(value).lower() if isinstance(value, bool) else '{}'.format(value)


def roman(n):
    out = []
    for value, digits in ((1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')):
        out.append('{}'.format(digits * (n // value)))
        n %= value
    return ''.join(out)


print(dump({'name': 'node', 'on': True, 'ports': [80, 443], 'net': {'ip': '10.0.0.1', 'mask': 24}, 'load': 0.5}))
print('<rect x="{x}" y="{y:.1f}" {0}="{1}"/>'.format('fill', '#{:02x}{:02x}{:02x}'.format(255, 128, 0), x=1, y=2.5))
print(*['{}={}'.format(n, roman(n)) for n in (4, 9, 14, 1994, 2024, 3999)])
header, rows = ('name', 'size', 'ok'), [('kernel', 123456, True), ('fs', 42, False)]
widths = [max(len('{}'.format(r[i])) for r in [header] + rows) for i in range(3)]
for r in [header] + rows:
    print(' | '.join('{:{}{}}'.format('{}'.format(cell), '<' if i == 0 else '>', w) for i, (cell, w) in enumerate(zip(r, widths))))
print('{:,} {:>12,} {:012,d} {:+,}'.format(1234567, 1234567, 1234567, 1234567), '{:.3f}s {:6.1%}'.format(1.5, 0.125), '{:>+8.2e}'.format(12345.0))
