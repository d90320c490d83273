# Slices with odd bounds give the same on str, bytes, bytearray, list and tuple.
text = 'Terrarium'
kinds = (text, text.encode(), bytearray(text, 'utf-8'), list(text), tuple(text))
shapes = (slice(0, 3), slice(-4, None), slice(None, None, -1), slice(7, 2, -2), slice(3, 3), slice(100, 200), slice(-100, 2), slice(2, -2, 3), slice(None, -10), slice(-1, 0, -4))
for s in shapes:
    results = [k[s] for k in kinds]
    lengths = {len(r) for r in results}
    assert len(lengths) == 1
    print(s, *results[:3], len(results[3]))
    assert ''.join(results[3]) == results[0] == results[1].decode() == ''.join(results[4]) and bytes(results[2]) == results[1]
print(text[:4] + text[4:] == text, text[-3:] + text[:-3], text[::2] + text[1::2], text[1:-1][1:-1], text[2:][:3], text[:-1][::-1])
wide = 'añ€😀zÿ中'
for s in shapes:
    assert list(wide)[s] == list(wide[s]) and ''.join(wide[i] for i in range(*s.indices(len(wide)))) == wide[s]
print(wide[::-1], wide[1:4], wide[-3:], wide[::3], wide[3], wide[4:0:-1])
def rotate(s, n):
    n %= len(s)
    return s[n:] + s[:n]


print(rotate(text, 2), rotate(text, -2), rotate([1, 2, 3], 1), rotate((1, 2, 3), 4), rotate(b'abc', 1), [text[i:i + 2] for i in range(0, 9, 2)])
