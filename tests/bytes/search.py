# find, rfind, index, rindex, count, startswith, endswith, in; with ints and bytes as the pattern.
b = b'abracadabra\x00\xff'
print(b.find(b'a'), b.find(b'a', 1), b.find(b'abra', 1), b.find(97, 4), b.find(b'x'), b.find(b''), b.find(0), b.find(255), b.find(b'\xff'))
print(b.rfind(b'a'), b.rfind(b'abra', 0, 8), b.rfind(98), b.rfind(b''), b.rfind(b'zz'), b.index(b'cad'), b.rindex(b'bra'), b.index(99))
print(b.count(b'a'), b.count(b'abra'), b.count(97), b.count(b''), b.count(b'a', 3, -3), b'aaaa'.count(b'aa'), b.count(bytearray(b'bra')))
print(b.startswith(b'abra'), b.startswith((b'x', b'ab')), b.startswith(b'bra', 1), b.endswith(b'\xff'), b.endswith(b'ra', 0, 11), b.endswith(()))
print(97 in b, 120 in b, b'cad' in b, b'cab' in b, b'' in b, bytearray(b'ra') in b, 0 in b, 255 in b)
for f in (lambda: b.index(b'zz'), lambda: b.rindex(5), lambda: 256 in b, lambda: 'a' in b, lambda: b.find('a'), lambda: b.find(300),
          lambda: b.startswith('a'), lambda: -1 in b):
    try:
        print(f())
    except ValueError as e:
        print('ValueError', e)
    except TypeError as e:
        print('TypeError')
