# split, rsplit, splitlines, partition, join with separators, limits and blanks.
s = '  one  two three '
print(s.split(), s.split(' '), s.split(None, 1), s.split(' ', 2), s.rsplit(None, 1), s.rsplit(' ', 2), s.split(maxsplit=0))
print('a,b,,c,'.split(','), 'a,b,,c,'.split(',', 1), 'a,b,,c,'.rsplit(',', 1), ''.split(','), ''.split(), '   '.split())
print('a<>b<>c'.split('<>'), 'a<>b<>c'.rsplit('<>', maxsplit=1), 'aaa'.split('a'), 'aaaa'.split('aa'), 'abc'.split('x'))
print('a b c'.split(' ', -1), 'a b c'.split(sep='b'), '\ta\n b\r\n'.split(), 'x'.rsplit('x'))
print('l1\nl2\r\nl3\rl4'.splitlines(), 'a\n\nb\n'.splitlines(), 'a\n\nb\n'.splitlines(True), ''.splitlines(), '\n'.splitlines())
print('a\x0bb\x0cc\x1cd'.splitlines(), 'no end'.splitlines(keepends=True))
print('k=v=w'.partition('='), 'k=v=w'.rpartition('='), 'kv'.partition('='), 'kv'.rpartition('='), '=v'.partition('='))
print(','.join(['a', 'b']), ''.join(('x', 'y')), '-'.join('abc'), ', '.join([]), 'x'.join(['one']), '+'.join(str(i) for i in range(4)))
print('-'.join({'a': 1, 'b': 2}), '\n'.join(['1', '2']).split('\n'))
for f in (lambda: 'a'.split(''), lambda: 'a'.partition(''), lambda: ','.join([1]), lambda: ','.join(['a', None]), lambda: ','.join(5),
          lambda: 'a'.split(1), lambda: 'a'.rpartition(None)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
