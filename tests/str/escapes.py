# Every escape sequence in literals, raw strings, continuation and adjacent literals.
print('a\tb', 'a\\b', 'a\'b', "a\"b", 'a\x41b', 'a\101b', 'a\u0041b', 'a\U00000041b', len('\0'), len('\12'))
print([ord(c) for c in '\a\b\f\n\r\t\v\0\\\'\"\x7f\377\1234'])
print(r'a\tb\n', r'\'', len(r'\x41'), R'\\', rb'\x41', br'\n', len(r'\
'))
print('one' 'two' "three", 'a' r'\b' 'c', ('split '
                                          'over lines'))
print('con\
tinued', """three
lines 'with' "quotes"
""", '''it''s''', """\"""", '''a
b'''.split('\n'))
print(b'\x00\xff\101\n', b'a' b'b', len(b'\u0041'))
print("a'b", 'a"b', '\'', "\"", repr('a\'b"c'), '\x00\x01'.__repr__())
print('{}' '%s', f'{1}' '{2}', 'a' f'{1 + 1}' "b{c}", u'u')
for text in (r"'\x4'", r"'\u12'", r"'\U00110000'", "'abc", r"'\'", r"b'é'"):
    try:
        print(eval(text))
    except SyntaxError:
        print('SyntaxError')
