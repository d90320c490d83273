# utf-16 and utf-32 with and without a mark, and the handlers of errors both ways.
texts = ['', 'a', 'aé€\U0001f600z', '\ufeffx', '\ud800', 'x\udcffy\udfff', 'é' * 3]
handlers = ['strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'surrogatepass', 'xmlcharrefreplace']
encodings = ['utf-8', 'ascii', 'latin-1', 'utf-16', 'UTF_16_LE', 'utf-16be', 'utf-32', 'utf-32-le', 'utf-32-be', 'U16']


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except UnicodeError as error:
        return type(error).__name__, error.encoding, error.start, error.end, error.reason


for text in texts:
    for encoding in encodings:
        print(ascii(text), encoding, [attempt(text.encode, encoding, handler) for handler in handlers])
for data in [b'', b'a', b'ab', b'abc', b'\xff\xfea\x00', b'\xfe\xff\x00a', b'\x00\xd8', b'\x00\xd8a\x00', b'\x00\xdca\x00', b'\x3d\xd8\x00\xde', b'\x3d\xd8\x00',
             b'\xff\xfe\x00\x00a\x00\x00\x00', b'\x00\x00\xfe\xff\x00\x00\x00a', b'\x00\xd8\x00\x00', b'\x00\x00\x11\x00', b'a\x00\x00\x00b',
             b'\xed\xa0\x80', b'\xed\xbf\xbf!', b'\xed\xa0', b'\xe2\x82', b'\x80\xffz', b'\xf0\x9f\x98\x80']:
    for encoding in encodings:
        for handler in handlers:
            if handler != 'xmlcharrefreplace':
                print(data, encoding, handler, ascii(attempt(data.decode, encoding, handler)))
for text in texts[:4]:
    assert all(text.encode(e).decode(e) == text for e in encodings if e[0].lower() == 'u')
try:
    b'\xff'.decode('utf-8', 'none')
except LookupError as error:
    print(error)
