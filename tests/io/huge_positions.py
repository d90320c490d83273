# faults: wrap, long
# Positions and counts far outside of streams in memory, and buffers that take nothing.
import io

for n in (1 << 62, (1 << 63) - 1, 1 << 63, 1 << 64, -1, -(1 << 62), -(1 << 64)):
    for make in (lambda: io.BytesIO(b'abc\ndef'), lambda: io.StringIO('abc\ndef')):
        for call in (lambda s: s.read(n), lambda s: s.readline(n), lambda s: s.seek(n) and 0, lambda s: s.seek(n, 2) and 0, lambda s: s.truncate(n) and 0,
                     lambda s: s.readlines(n), lambda s: (s.seek(n), s.read())[1], lambda s: (s.seek(1 << 62), s.write(b'x'))[1]):
            s = make()
            try:
                call(s)  # 32 and 64 bits differ in what is too large
            except (ValueError, OverflowError, MemoryError, TypeError, OSError):
                pass
b = io.BytesIO(b'abcdef')
b.seek(1 << 20)
print(b.read(), b.readline(), b.readinto(bytearray(1)), b.tell(), b.truncate(2), b.getvalue())
for buffer in (b'abc', 5, None, 'x', memoryview(b'abc')):
    try:
        io.BytesIO(b'abc').readinto(buffer)
        print('taken')
    except (TypeError, BufferError):
        print('refused')
