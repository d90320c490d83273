# Augmented operators on sets, frozensets, dicts, bytes, bytearrays and big ints.
a, b = {1, 2, 3}, {2, 3, 4}
keep = a
a |= {9}; a &= b | {9}; a -= {3}; a ^= {2, 5}
print(sorted(a), a is keep)
fs = before = frozenset({1})
fs |= {2}
print(sorted(fs), sorted(before))
d = {"x": 1}
alias = d
d |= {"y": 2}
print(alias)
ba = view = bytearray(b"ab")
ba += b"cd"; ba *= 2
print(view)
bs = b"x"
bs += b"y"
print(bs, bool(True & 1), sum([True, True]))
big = 2 ** 62
big += big; big <<= 10; big //= 3; big -= 1 << 71
print(big)
