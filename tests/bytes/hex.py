# hex with separators, fromhex, and their errors.
data = bytes([0, 1, 0x7F, 0x80, 0xFF, 0xAB, 0xCD])
print(data.hex(), data.hex(':'), data.hex('-', 2), data.hex(' ', -2), data.hex('_', 3), data.hex(':', 100), b''.hex(), b''.hex(':'))
print(bytearray(data).hex(), bytearray(b'\x0a').hex('.'), data.hex(b'|'))
print(bytes.fromhex('00ff7F'), bytes.fromhex(' 0a 0B\n0c '), bytes.fromhex(''), bytearray.fromhex('dead BEEF'), bytes.fromhex('AbCd').hex())
print(bytes.fromhex(data.hex()) == data, bytes.fromhex(data.hex(' ')) == data, type(bytearray.fromhex('00')).__name__)
for text in ('0', 'zz', '0 0', '00 1', '0x10', 'é0'):
    try:
        print(bytes.fromhex(text))
    except ValueError as e:
        print('ValueError', text)
for f in (lambda: data.hex('::'), lambda: data.hex(5), lambda: bytes.fromhex(b'00'), lambda: bytes.fromhex(5)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
