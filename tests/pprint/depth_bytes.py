# pprint: what a depth abbreviates (no sets; not where the place is too narrow), bytes over several lines.
from pprint import pformat, pp

pp([1, (2,), (3, 4), [5], {6}, frozenset([7]), {8: 9}, (), [], b""], depth=1)
pp([[(1,), {2}, {3: (4, 5)}]], depth=2)
pp({"key": ("one two three", "four"), "other": [19.25, None]}, depth=1, width=10)
for n in (0, 3, 4, 5, 8, 13, 24, 29):
    data = bytes(range(97, 97 + n % 26))
    for width in (8, 14, 20):
        print(pformat(data, width=width), pformat([data], width=width), pformat({"k": data, 2: 1}, width=width))
        print(pformat(bytearray(data), width=width), pformat((bytearray(data), "some words in a text"), width=width))
pp(b"\0\xff'\"" * 8, width=30)
