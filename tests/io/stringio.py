# StringIO: text in memory, counted in characters
import io

s = io.StringIO()
print(s.write("grün 😀!"), s.getvalue(), s.tell(), s.seek(2), s.read(3), s.tell(), s.read(), repr(s.read()))
print(s.seek(2), s.write("u"), s.getvalue(), s.seek(2), s.write("üü"), s.getvalue(), s.tell())
print(s.seek(0), s.write("abc"), s.getvalue(), s.truncate(5), s.getvalue(), s.seek(0, 2), s.tell())
s.seek(8)
print(s.write("x"), repr(s.getvalue()))
s = io.StringIO("one\ntwo\r\nthree\rend")
print(s.readlines(), s.seek(0), s.readline(), s.readline(2), list(s), s.tell())
s = io.StringIO("start")
print(s.write("S"), s.getvalue(), s.read(), s.seek(0), s.read(1), s.truncate(), s.getvalue())
print("printed", 1, file=s)
print(s.getvalue(), s.readable(), s.writable(), s.isatty(), s.closed, s.line_buffering, s.newlines)
for what in (lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: s.seek(1, 2), lambda: s.write(b"x"), lambda: s.write(None),
             lambda: io.StringIO(b""), lambda: s.fileno()):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)
s.close()
try:
    s.getvalue()
except ValueError:
    print("closed")
with io.StringIO(initial_value="a\nb", newline="\r\n") as s:
    print(repr(s.read()))
print(io.StringIO("\ud800x").read() == "\ud800x", io.StringIO(None).getvalue() == "")
