# % formatting of bytes, and decode round trips.
print(b'%d %x %05d %s' % (5, 255, -42, b'raw'), b'%s' % b'x', b'%b' % bytearray(b'y'), b'%c%c' % (65, b'B'), b'%%' % ())
print(b'%a %r' % ('é', 'x'), b'%5s|%-5s|' % (b'ab', b'ab'), b'%.2f' % 1.5, b'%(k)s' % {b'k': b'v'}, b'%+d % d' % (3, 4))
packet = b'%s:%d;' % (b'key', 7) + b''.join(b'%02x' % c for c in b'\x00\xff\x10')
print(packet, packet.decode(), len(packet))
for f in (lambda: b'%s' % 5, lambda: b'%d' % b'1', lambda: b'%s %s' % b'x', lambda: b'%s' % (b'a', b'b'), lambda: b'%c' % 256):
    try:
        print(f())
    except (TypeError, OverflowError) as e:
        print(type(e).__name__)
for text in ('plain', 'é€😀', '', 'a\0b'):
    data = text.encode()
    print(data, data.decode() == text, data.decode('utf-8') == text, bytearray(data).decode() == text, len(data))
