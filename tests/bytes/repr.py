# repr and str of bytes with every byte value, quotes and backslashes; literals read back.
everything = bytes(range(256))
print(everything)
print(eval(repr(everything)) == everything, len(repr(everything)), len(everything))
print(b"it's", b'say "x"', b'both \' and "', b'\\', b'\n\r\t\0\x0b\x1b', b'\x41\102', b'')
print(str(b'abc'), repr(b'a\xff'), '%s %r' % (b'x', b'y'), f'{b"z"}', [b'\x80'], {b'k': b'v'}, (b'1',))
print(b'a' b'b' b"c", rb'\x41\n', br'\\', b'''three
lines''', B'upper', Rb'\q', b'a\
b')
for text in ("b'é'", "b'abc", "b'\\x4'", "b'\\xg0'", "f b''"):
    try:
        eval(text)
        print('accepted')
    except SyntaxError:
        print('SyntaxError')
print(ascii(b'\xff'), str(b'h\xc3\xa9', 'utf-8'), b'h\xc3\xa9'.decode(), b'ab'.__repr__())
