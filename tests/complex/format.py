# format() of complex numbers
def t(z, spec):
    try:
        print(repr(format(z, spec)))
    except ValueError as e:
        print(spec, e)


for spec in '.2f', '>20', '<20.1f', '^20', '+', ' ', 'e', 'g', '.3', '+.2e', ',', '_.1f', 'F', 'G', '.0f', 'z.1f', '*^30.2f', '#.0f', 'n':
    for z in 1 + 2j, 1.5 - 0.25j, 3j, complex(1e10, float('nan')), complex('inf'), complex(-0.0, -0.0), 1234567.5 + 7654321.5j:
        t(z, spec)
for spec in '020', '=20', 'd', '%', 's', 'x', '10.2q':
    t(1 + 2j, spec)
print(f'{1 + 2j:.1f}', '{:>12}'.format(2j))
