# Comparison with bytes and bytearray, concatenation types, identity and aliasing.
a = bytearray(b'abc')
b = bytearray(b'abd')
print(a == b, a < b, a <= b'abc', a != b'abc', b'abd' > a, a > bytearray(b'ab'), bytearray() < a, a == bytearray(a), a == 'abc', a == [97, 98, 99])
print(a + b, a + b'x', b'x' + a, type(b'x' + a).__name__, type(a + b'x').__name__, a * 2, 2 * a, a * 0)
alias, copy = a, bytearray(a)
a[0] = 0x7A
print(alias, copy, alias is a, a == alias, a == copy)
frozen = bytes(a)
a[1:] = b''
print(frozen, a, sorted([bytearray(b'b'), b'a', bytearray(b'')]), max(bytearray(b'x'), b'w'))
rows = [bytearray(2)] * 3
rows[0][0] = 1
print(rows)
rows = [bytearray(2) for _ in range(3)]
rows[0][0] = 1
print(rows, bool(bytearray()), bool(bytearray(1)), isinstance(a, bytes), isinstance(a, bytearray))
for f in (lambda: a + 'x', lambda: a + [1], lambda: a < 'x', lambda: {a}, lambda: a * 'x', lambda: a + None):
    try:
        print(f())
    except TypeError as e:
        print(e)
