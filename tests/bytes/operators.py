# +, *, comparison, hash and equality with bytearray, use as keys.
a, b = b'abc', b'abd'
print(a + b, a * 2, 2 * a, a * 0, a * -1, a + bytearray(b'x'), bytearray(b'x') + a, type(a + bytearray()).__name__)
print(a < b, a <= a, a == b'abc', a != b, a > b'ab', b'' < a, b'\xff' > b'\x7f', a == bytearray(b'abc'), bytearray(b'abc') == a, a < bytearray(b'b'))
print(a == 'abc', a != 'abc', a == [97, 98, 99], a == 97, a is not None, bool(b''), bool(b'\0'))
table = {b'abc': 1, b'': 2, 'abc': 3}
print(table[bytes([97, 98, 99])], table[b'abd'[:0]], table['abc'], hash(a) == hash(b'ab' + b'c'), b'abc' in table, len({b'a', b'a', 'a'}))
a += b'!'
print(a, sorted([b'b', b'a', b'', b'ab', b'\xff', b'B']), max(b'x', b'y'), [b'x'].index(b'x'))
for f in (lambda: b'a' + 'b', lambda: 'a' + b'b', lambda: b'a' + 1, lambda: b'a' * 'b', lambda: b'a' < 'a', lambda: b'a' - b'b', lambda: b'a' * 1.0,
          lambda: b'a' + [1], lambda: {bytearray(b'a'): 1}, lambda: b'a' > 5):
    try:
        print(f())
    except TypeError as e:
        print(e)
