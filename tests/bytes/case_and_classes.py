# Case mapping, classes, stripping and padding of bytes touch ASCII only.
for b in (b'Hello World', b'abc', b'ABC', b'123', b'a1', b' \t\n', b'', b'Title Case', b'\xe9\xc9'):
    print(b, b.upper(), b.lower(), b.capitalize(), b.title(), b.swapcase())
    print(b.isalpha(), b.isdigit(), b.isalnum(), b.isspace(), b.isupper(), b.islower(), b.istitle(), b.isascii())
print(b'  x '.strip(), b'xxaxx'.strip(b'x'), b'abcba'.lstrip(b'ab'), b'abcba'.rstrip(b'ab'), b'\0a\0'.strip(b'\0'), b'\n\x0ba\x0c\r'.strip())
print(b'ab'.ljust(5), b'ab'.rjust(5, b'*'), b'ab'.center(5, b'-'), b'ab'.ljust(1), b'-5'.zfill(4), b'5'.zfill(3), b'a\tb'.expandtabs(4))
print(b'prefix'.removeprefix(b'pre'), b'prefix'.removesuffix(b'fix'), b'prefix'.removeprefix(b'x'), b'ab'.removesuffix(b''))
for f in (lambda: b'a'.ljust(3, b'ab'), lambda: b'a'.strip('a'), lambda: b'a'.center(3, '-'), lambda: b'a'.removeprefix('a')):
    try:
        print(f())
    except TypeError:
        print('TypeError')
