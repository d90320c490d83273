# split, rsplit, splitlines, partition, join, replace on bytes.
print(b' a  b c '.split(), b' a  b c '.split(b' '), b'a,b,,c'.split(b','), b'a,b,c'.split(b',', 1), b'a,b,c'.rsplit(b',', 1), b''.split(), b''.split(b','))
print(b'a\nb\r\nc\rd'.splitlines(), b'a\n\nb\n'.splitlines(True), b'a\x0bb\x0cc'.splitlines(), b'a<>b'.split(b'<>'), b'  x y'.split(None, 1))
print(b'k=v=w'.partition(b'='), b'k=v=w'.rpartition(b'='), b'kv'.partition(b'='), b'kv'.rpartition(b'='))
print(b','.join([b'a', b'b']), b''.join((b'x', bytearray(b'y'))), b'-'.join([]), b'--'.join([b'one']), b'\0'.join([b'1', b'2', b'3']))
print(b'one two one'.replace(b'one', b'1'), b'aaa'.replace(b'a', b'bb', 2), b'abc'.replace(b'', b'-'), b'abc'.replace(b'b', b''), b'abc'.replace(b'x', b'y'))
print(b'\xff\x00\xff'.split(b'\x00'), b'\xff\x00\xff'.replace(b'\xff', b'\xfe'), b'a b'.split(maxsplit=1), b'x'.split(sep=b'y'))
for f in (lambda: b','.join(['a']), lambda: b','.join([1]), lambda: b'a'.split(b''), lambda: b'a'.split('a'), lambda: b'a'.replace('a', 'b'),
          lambda: b'a'.partition(b''), lambda: b','.join(5)):
    try:
        print(f())
    except ValueError as e:
        print('ValueError', e)
    except TypeError as e:
        print('TypeError')
print(type(b''.join([bytearray(b'a')])).__name__, b', '.join(bytes([c]) for c in b'abc'))
