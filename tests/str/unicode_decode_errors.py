# Malformed UTF-8 is refused with strict, dropped with ignore, and marked with replace.
samples = (b'abc', b'\xc3\xa9', b'\xc3', b'a\xffb', b'\x80', b'\xe2\x82\xac', b'\xe2\x82', b'\xf0\x9f\x98\x80', b'\xf0\x9f\x98',
           b'\xc0\x80', b'\xed\xa0\x80', b'\xf4\x90\x80\x80', b'x\xe2\x28\xa1y', b'\xfe\xfe')
for data in samples:
    try:
        print(data, ascii(data.decode()))
    except UnicodeDecodeError as e:
        print(data, type(e).__name__, isinstance(e, ValueError), e.start, e.reason)
    print('  ', ascii(data.decode('utf-8', 'ignore')), len(data.decode('utf-8', 'ignore')))
print(ascii(b'a\xffb'.decode('utf-8', 'replace')), ascii(b'\xc3'.decode(errors='replace')))
print(str(b'\xc3\xa9', 'utf-8'), str(b'caf\xc3\xa9', encoding='utf8'), ascii(str(b'\xe9', 'utf-8', 'replace')))
try:
    b'ok\xff'.decode()
except UnicodeDecodeError as e:
    print(e)
try:
    '\ud800'.encode()
except UnicodeEncodeError as e:
    print(e)
