# upper, lower, capitalize, title, swapcase, casefold and the tests for them.
for s in ('hello world', 'HELLO', 'hELLO wORLD', "they're bill's", 'x1y2 z3', '', '123', 'a', 'ab-cd_ef gh', '\tTab\n'):
    print(repr(s), repr(s.upper()), repr(s.lower()), repr(s.capitalize()), repr(s.title()), repr(s.swapcase()))
    assert s.lower().lower() == s.lower() and len(s.title()) == len(s)
    print(s.isupper(), s.islower(), s.istitle(), s.title().istitle(), s.upper().isupper(), s.casefold() == s.lower())
for s in ('Title Case', 'Title case', 'TiTle', 'A', 'A B', 'A1b', 'A1B', '1a', '1A', 'Ab1 Cd'):
    print(s, s.istitle(), s.isupper(), s.islower())
print(sorted(['b', 'A', 'c', 'B'], key=str.lower), list(map(str.upper, 'abc')), 'ABC'.lower() == 'abc')
print(''.join(c.upper() if i % 2 else c.lower() for i, c in enumerate('alternate')))
mixed = "The Quick"
print(mixed.upper(), mixed.lower(), mixed[::-1].title())
print(mixed.swapcase().swapcase() == mixed, mixed.upper().lower().capitalize(), mixed)
