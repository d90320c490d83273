# encode to utf-8 and ascii with the three error handlers.
print('abc'.encode(), 'é'.encode(), '€'.encode('utf-8'), '😀'.encode('utf8'), ''.encode(), 'a\0b'.encode())
print('abc'.encode('ascii'), 'aé€😀b'.encode('ascii', 'ignore'), 'aé€😀b'.encode('ascii', 'replace'))
print('aé'.encode(encoding='ascii', errors='ignore'), b'abc'.decode('ascii'), bytes('é', 'utf-8'), bytearray('é€', 'utf-8'))
try:
    'aé'.encode('ascii')
except UnicodeEncodeError as e:
    print(type(e).__name__, e.start, e.end, e.reason)
    print(e)
try:
    b'a\xe9'.decode('ascii')
except UnicodeDecodeError as e:
    print(e)
try:
    'a'.encode('no-such-codec')
except LookupError as e:
    print(type(e).__name__, e)
text = 'Ünïcödé ✓ 日本 😀'
data = text.encode()
print(len(text), len(data), data.decode() == text, data[:4], data[-4:])
print([len(c.encode()) for c in text])
for code in (0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF):
    print(hex(code), chr(code).encode(), ord(chr(code).encode().decode()) == code)
