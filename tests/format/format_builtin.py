# format() and __format__ of built-in types called directly, and format specs held in data.
specs = {'int': ('', 'd', '5d', '<5d', '+d', '05d', 'x', '#x', 'o', 'b', 'c', ',', 'e', '.1f', '%', 'n'), 'float': ('', 'f', '.1f', '8.2f', 'e', 'g', '+g', '%', ',', 'n'),
         'str': ('', 's', '5s', '>5', '^5', '.1', '*<4')}
print([format(66, s) for s in specs['int']])
print([format(2.5, s) for s in specs['float']])
print([format('ab', s) for s in specs['str']])
print((5).__format__('03d'), (1.5).__format__('.2f'), 'x'.__format__('>3'), True.__format__(''), [1].__format__(''), None.__format__(''), int.__format__(7, 'b'), object.__format__(5, ''))
print(format(True), format(True, 'd'), format(True, '>6'), format(10 ** 25, ','), format(-255, '#010x'), format(0, '+'), format(-0.0, '+'), format(0.0, ' '))
print(max((format(n, 'b') for n in range(20)), key=len), sorted(range(12), key=lambda n: format(n, 'd')), [format(2 ** k, 'x') for k in range(0, 70, 13)])
for n in (0, 1, 999, 1000, 999999, 1000000, 10 ** 12):
    print(format(n, ','), format(-n, ','), format(n, '_'), format(n, '_x'), format(n, '015,'), format(n, '>12,'), sep=' | ')
for value, spec in ((5, 5), ('a', None), ([], 'x'), ({}, '>3'), (len, '5'), ((), ' ')):
    try:
        print(format(value, spec))
    except TypeError as e:
        print(type(e).__name__, e)
print([f(7) for f in map(lambda s: lambda v: format(v, s), ('03', '+', 'b'))])
