# faults: wrap, long
# Lengths that wrap when they are multiplied or added are a MemoryError or an OverflowError, at once.
HUGE = (1 << 62, (1 << 63) - 1, 1 << 63, 1 << 64, (1 << 64) + 1)
for text in ('a', 'ab', '\xe9', b'a', bytearray(b'abc')):
    for n in HUGE:
        for call in (lambda: text * n, lambda: n * text, lambda: text.ljust(n), lambda: text.rjust(n), lambda: text.center(n), lambda: text.zfill(n),
                     lambda: (text + type(text)('\t' if text.__class__ is str else b'\t')).expandtabs(n), lambda: text.__imul__(n)):
            try:
                call()
                print('made', n)
            except (MemoryError, OverflowError, AttributeError):
                pass
    for n in (1 << 62, -(1 << 62), 1 << 64, -(1 << 64)):
        row = []
        for call in (lambda: text[n:], lambda: text[:n], lambda: text[::n], lambda: text[n], lambda: text.find(text, n), lambda: text.count(text, -n, n),
                     lambda: text.startswith(text, n), lambda: text.split(text, n), lambda: text.rsplit(None, n), lambda: text.replace(text, text, n),
                     lambda: text.ljust(-n), lambda: text * -n, lambda: text.index(text, 0, n)):
            try:
                row.append(len(repr(call())))
            except (IndexError, ValueError, OverflowError, MemoryError):
                row.append('-')
        print(ascii(text), row[:7])
for call in (lambda: bytes(1 << 62), lambda: bytearray(1 << 62), lambda: bytes(1 << 64), lambda: bytes(-1), lambda: (5).to_bytes(1 << 62, 'big'),
             lambda: [0] * (1 << 62), lambda: [0, 1] * (1 << 63), lambda: () * (1 << 64), lambda: (0,) * (1 << 62), lambda: 'a'.replace('a', 'bb' * 1000),
             lambda: [0] * -(1 << 64), lambda: chr(1 << 32), lambda: chr(-1), lambda: bytes([1 << 32]), lambda: bytes([-1])):
    try:
        print(len(call()))
    except (MemoryError, OverflowError, ValueError):
        print('refused')
