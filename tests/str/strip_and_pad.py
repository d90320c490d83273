# strip and its kin, ljust, rjust, center, zfill, expandtabs, removeprefix, removesuffix.
s = '  \t text \n'
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), 'xxaxbxx'.strip('x'), 'abcba'.strip('ab'), 'abc'.strip('abc') == '')
print('www.example.com'.strip('cmowz.'), 'mississippi'.rstrip('ipz'), '...a'.lstrip('.'), repr(' a '.strip(None)), 'abc'.strip(''))
print([('ab'.ljust(n, '*'), 'ab'.rjust(n, '*'), 'ab'.center(n, '*'), 'abc'.center(n, '-')) for n in (0, 2, 3, 4, 5, 6)])
print(repr('a'.ljust(4)), repr('a'.rjust(4)), repr('a'.center(4)), repr('a'.center(5)), 'abc'.ljust(-1))
print([x.zfill(5) for x in ('1', '-1', '+1', '', 'abc', '-', '--1', '123456')])
print(repr('a\tb\tccc\td'.expandtabs()), repr('a\tb'.expandtabs(4)), repr('\t'.expandtabs(3)), repr('ab\tc\n\td'.expandtabs(4)),
      repr('a\tb'.expandtabs(0)), repr('\t\t'.expandtabs(1)))
print('prefix-x'.removeprefix('prefix-'), 'prefix-x'.removeprefix('x'), 'x.py'.removesuffix('.py'), 'x.py'.removesuffix('y.'), 'a'.removesuffix(''))
for f in (lambda: 'a'.ljust(5, 'ab'), lambda: 'a'.center(5, ''), lambda: 'a'.strip(1), lambda: 'a'.rjust('5'), lambda: 'a'.rjust(3, 4)):
    try:
        print(f())
    except TypeError as e:
        print('TypeError', e if 'fill' in str(e) else '')
