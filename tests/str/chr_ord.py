# chr and ord over the whole range, and their errors.
for n in (0, 9, 65, 126, 127, 128, 255, 256, 2047, 2048, 65535, 65536, 0x10FFFF):
    c = chr(n)
    print(n, ascii(c), len(c), ord(c) == n, len(c.encode('utf-8', 'ignore')))
print(ord('a'), ord('é'), ord('€'), ord('😀'), ord(b'a'), ord(bytearray(b'\xff')), ord('\ud800'))
print([chr(ord('a') + i) for i in range(5)], ''.join(map(chr, range(0x3b1, 0x3b6))), chr(True) == '\x01')
for f in (lambda: chr(-1), lambda: chr(0x110000), lambda: chr('a'), lambda: chr(1.5), lambda: ord(''), lambda: ord('ab'), lambda: ord(5),
          lambda: ord(b'ab')):
    try:
        print(f())
    except ValueError as e:
        print('ValueError', e)
    except TypeError as e:
        print('TypeError', e)
