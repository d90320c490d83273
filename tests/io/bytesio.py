# BytesIO: a file in memory
import io

b = io.BytesIO()
print(b.write(b"hello"), b.getvalue(), b.tell(), b.read(), b.seek(0), b.read(2), b.read(), b.read(1))
print(b.seek(10), b.write(b"x"), b.getvalue(), b.seek(-1, 2), b.read(), b.seek(0), b.seek(3, 1), b.read(2))
print(b.truncate(4), b.tell(), b.getvalue(), b.seek(1), b.truncate(), b.getvalue())
b = io.BytesIO(b"line 1\nline 2\n\nend")
print(b.readline(), b.readline(3), b.readlines(), b.read(), b.seek(0), list(b), b.closed)
a = bytearray(4)
print(b.seek(0), b.readinto(a), a, b.seek(15), b.readinto(a), a, b.readinto(a), b.read1(3), b.seek(0), b.read1(3))
b.writelines([b"a", bytearray(b"b")])
print(b.getvalue(), b.readable(), b.writable(), b.seekable(), b.isatty(), b.flush())
for what in (lambda: b.seek(-1), lambda: b.write("x"), lambda: b.fileno(), lambda: io.BytesIO("x"), lambda: b.truncate(-1)):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)
b.close()
print(b.closed)
for what in (b.read, b.getvalue, lambda: b.write(b"")):
    try:
        print(what())
    except ValueError as e:
        print(e)
with io.BytesIO(b"x") as b:
    print(b.read())
source = bytearray(b"abc")
b = io.BytesIO(source)
source[0] = 65
print(b.getvalue(), io.BytesIO(initial_bytes=b"k").read(), io.BytesIO(None).read())
