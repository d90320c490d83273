# faults: deep, wrap, long
# Source that is cut short, no Unicode, full of NULs or of one endless construct: SyntaxError or a result.
broken = ['(', '[', '{', "'", '"', "'''a", '"""', "f'", "f'{", "f'{a", "f'{a!", "f'{a!r", "f'{a:", "f'{a:{", "f'{a:{b", "f'{}'", "f'}'", "f'{a!x}'",
          "b'\xe9'", "'\\x'", "'\\u12'", "'\\U00110000'", "'\\N{'", "b'\\x1'", '\\', '\\ ', '1 \\', 'if', 'if 1', 'if 1:', 'if 1:\n', 'def', 'def f',
          'def f(', 'def f(:', 'def f():', 'def f(a, a): pass', 'class', 'class A(', 'lambda', 'lambda:', 'for', 'for a', 'for a in', 'for a in b', 'try:',
          'try: pass', 'with', 'with a as', 'import', 'from', 'from a', 'from a import', 'from . import', 'import a.', 'global', 'del', 'assert',
          'raise a from', 'return', 'yield', 'await a', 'a =', '= a', 'a = = b', 'a +', '+', '*', '**a', 'a b', 'a..b', 'a.1', '1a', '1__0', '0x', '0b2', '0o9',
          '1e', '1e+', '1_', '01', '0_', '$', '?', '!', 'a!', '`a`', '<>', 'a <> b', ':=', '(a := )', '@', '@a', '->', '...a', ')', ']', '}', '(]', '{)',
          ' a', 'a\n b', 'if 1:\n  a\n b', 'if 1:\na', '\ta\n        b', 'a\x00b', '\x00', "'\x00'", '#\x00', 'a = 1 \x00', '\x01', '\x7f', '\u20ac',
          'a\u2003= 1', '\u200b', 'match a:', 'match a:\n case', 'type', 'async', 'async def', 'print 1', 'None = 1', 'f() = 1',
          'a, b += 1', '*a', '*a = 1', 'a, *b, *c = d', '{**a for a in b}', '(yield) = 1', 'break', 'continue', 'nonlocal a', 'x: int: 1']
for source in broken:
    try:
        compile(source, 'broken', 'exec')
        print('compiles', ascii(source))
    except (SyntaxError, ValueError):
        pass
for source in (b"a = '\xff'", b'\xff', b"'\xe2\x82'", b"'\xed\xa0\x80'", b"'\xc0\x80'", b'a\xe9 = 1', b'\xef\xbb', b'\xef\xbb\xbf1\x00'):
    try:
        exec(source)
        print('runs', source)
    except (SyntaxError, ValueError):
        pass
space = {}
exec(b"\xef\xbb\xbfa = 'BOM'\r\nb = 2\rc = 3\n\x0cd = 4\nif 1:\r\n\te = '''x\r\ny'''\n\\\nf = 6\x0c\n", space)
print([space[name] for name in 'abcdef'])
exec('a' * 5000 + ' = 5; print(' + 'a' * 5000 + ')')
print(len(eval('"' + 'x' * 9000 + '"')), eval('1' + ' ' * 9000 + '+' + '\\\n' * 999 + '1'), eval('(' * 50 + '1' + ')' * 50), eval('0' * 3000))
print(eval("f'" + '{1}' * 500 + "'") == '1' * 500, eval('+'.join(['1'] * 2000)), eval('[' + '1,' * 3000 + ']') == [1] * 3000)
print(len(eval('{' + ','.join('%d:%d' % (i, i) for i in range(1500)) + '}')), eval('1 ' + '.real' * 1000), eval('-' * 50 + '1'))
opens = ['(', '[', '{', '{1:', 'f(', 'a[', '-', 'not ', '~', 'lambda:', 'await ', '1 if 1 else ', '1 if ', "f'{", '*', '**', 'a.b(', '(yield ', 'x:=', '1**',
         '[x for x in ', '(x for x in ', 'a and not ', '1+(', 'a<(', "f'{1:{", "f'''{", '{*', '{**', 'print(*', '[*', 'lambda x=', 'lambda *x:', 'a=', '@']
for text in opens:
    for source in (text * 3000, 'a = ' + text * 3000, 'def f():\n  return ' + text * 3000):
        try:
            compile(source, 'deep', 'exec')
            print('compiles', text)
        except (SyntaxError, RecursionError, MemoryError):
            pass
for head in ('if 1:', 'while 1:', 'for a in b:', 'def f():', 'class A:', 'try:', 'with a:', 'async def f():', 'match a:', 'else:', 'case 1:'):
    try:
        compile(''.join(' ' * i + head + '\n' for i in range(200)), 'deep', 'exec')
        print('compiles', head)
    except (SyntaxError, RecursionError, MemoryError):
        pass
