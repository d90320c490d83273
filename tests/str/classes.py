# Character classes of ASCII text: isalpha, isdigit, isspace, isidentifier and their kin.
for c in ('a', 'Z', '5', ' ', '\n', '_', '', 'abc', 'Abc', 'ABC', 'a1', '1 2', 'a b', 'A1b', '\t \n', 'ab\0'):
    print(repr(c), c.isalpha(), c.isdigit(), c.isalnum(), c.isspace(), c.isupper(), c.islower(), c.istitle(),
          c.isdecimal(), c.isnumeric(), c.isascii(), c.isprintable(), c.isidentifier())

for name in ('x', '_x', '1x', 'x-y', 'class', 'x1', '__', 'a b', 'x\n', '\x7f'):
    print(repr(name), name.isidentifier(), name.isprintable(), end='; ')
print()

kinds = {}
for code in range(128):
    c = chr(code)
    key = ''.join(str(int(f(c))) for f in (str.isalpha, str.isdigit, str.isspace, str.isupper, str.islower, str.isprintable))
    kinds.setdefault(key, []).append(code)
for key in sorted(kinds):
    print(key, len(kinds[key]), kinds[key][0], kinds[key][-1])
