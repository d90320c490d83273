# faults: deep, wrap, long
# not: stress
# Text that is deep, cut short, huge or no Unicode is an error, or is read as CPython reads it.
import json

for text in ('[' * 20000, '{"a":' * 9000, '[{"a":' * 5000, '[' * 9000 + ']' * 9000):
    try:
        json.loads(text)
    except (RecursionError, ValueError) as e:
        pass  # how deep it may be is not CPython's business
for text in ('', ' ', '[', '{', '"', '"\\', '"\\u', '"\\u12', '"\\x"', '-', '1.', '1e', '1e+', '.5', '01', '+1', 'tru',
             'nul', '[1,', '[1,]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{1:2}', '"\n"', '"a\x00"', '1 2', '\x00',
             '[1\x00]', 'Infinit', '-Infinit', 'Na', '\ufeff1', '"\\u00g0"', '"\\u+123"', '1_0', '0x1', '١', '[1][2]'):
    try:
        print(repr(json.loads(text)))
    except ValueError as e:
        print(repr(text), e)
for text in (b'\xff', b'"\xe2\x82"', b'"\xc0\x80"', b'"\xf8\x88\x80\x80\x80"', b'"\xe2\x82\xac"', b'', b'"\x80"'):
    try:
        print(ascii(json.loads(text)))
    except (UnicodeError, ValueError) as e:
        print(text, isinstance(e, ValueError))
for text in ('1e999', '-1e999', '1e-999', '0e99999999999999999999', '1' * 400, '1.' + '0' * 400 + '1', '-0', '-0.0', '1E400'):
    print(repr(json.loads(text))[:50])
print(ascii(json.loads('"\\ud83d\\ude00"')), json.loads('{"a":1,"a":2}'), json.loads('"\\u0000"') == '\0')
