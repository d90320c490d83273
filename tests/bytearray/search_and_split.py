# The methods shared with bytes give bytearrays and accept both kinds.
b = bytearray(b'one,two,,three')
print(b.split(b','), b.rsplit(b',', 1), b.partition(b','), b.rpartition(bytearray(b',')), b.splitlines(), b.find(b'two'), b.rfind(b','))
print(b.upper(), b.title(), b.capitalize(), b.swapcase(), type(b.upper()).__name__, b.replace(b',', b';'), b.replace(b'two', bytearray(b'2')))
print(b.startswith(b'one'), b.endswith((b'x', b'three')), b.count(b','), b.index(b't'), b'two' in b, 44 in b, 0 in b, bytearray(b'') in b)
print(bytearray(b'  x ').strip(), bytearray(b'xxyxx').strip(b'x'), bytearray(b'a').ljust(3, b'.'), bytearray(b'a').center(5), bytearray(b'7').zfill(3))
print(bytearray(b',').join([b'a', bytearray(b'b')]), type(bytearray().join([])).__name__, bytearray(b'abc').isalpha(), bytearray(b'12').isdigit())
print(bytearray(b'prefix').removeprefix(b'pre'), bytearray(b'h\xc3\xa9').decode(), bytearray(b'\xff').decode('utf-8', 'replace') == '\ufffd')
x = b.replace(b'q', b'r')
print(x == b, x is b, x.lower() is x, b.strip() is b)
print('%s' % bytearray(b'x'), f'{b[:3]}', bytearray(b'%d%%') % 5, repr(bytearray(b"it's")), [bytearray(b'a')])
for f in (lambda: b.index(b'zz'), lambda: b.split(b''), lambda: b.find('a'), lambda: b.join([1])):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
