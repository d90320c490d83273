# Slice objects: construction, attributes, text, equality, use as an index of every sequence.
s = slice(1, 5, 2)
print(s, s.start, s.stop, s.step, slice(3), slice(None), slice(1, None), slice('a', [1], 2.5), repr(slice(None, -1)), type(s).__name__)
for seq in ([0, 1, 2, 3, 4, 5, 6], (0, 1, 2, 3, 4, 5, 6), '0123456', b'0123456', bytearray(b'0123456'), range(7)):
    print(seq[s], seq[slice(None)], seq[slice(-3, None)], seq[slice(None, None, -2)], seq[slice(2)], seq[slice(5, 1)])
print(slice(1, 2) == slice(1, 2), slice(1, 2) == slice(1, 2, 1), slice(1) != slice(2), slice(None) == slice(None, None, None), s == (1, 5, 2), slice(1, 2) < slice(1, 3))
FIELDS = {'name': slice(0, 6), 'age': slice(6, 9), 'city': slice(9, None)}
line = 'ada    36london'
print({k: line[v].strip() for k, v in FIELDS.items()})
data = list(range(6))
data[slice(1, 3)] = 'xyz'
print(data)
del data[slice(None, None, 2)]
print(data)
for f in (lambda: hash(slice(1)), lambda: [1][slice('a')], lambda: {slice(1): 2}, lambda: slice(), lambda: 'abc'[slice(0, 2, 0)], lambda: s[0]):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e if 'argument' not in str(e) else '')
try:
    s.start = 5
except AttributeError:
    print('read-only')
