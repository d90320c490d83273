# sys.stdout and its like are streams; redirecting print
import io
import sys

print(sys.stdout.write("written\n"), sys.stdout.writable(), sys.stdout.readable(), sys.stdin.readable(), sys.stdout.closed)
print(sys.stdout.name, sys.stdin.name, sys.stderr.name, sys.stdin.fileno(), sys.stdout.fileno(), sys.stderr.fileno())
print(sys.stdout.encoding, sys.stdout.flush(), isinstance(sys.stdout, io.TextIOBase), sys.stdin.mode, sys.stdout.mode)
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.buffer.flush()
sys.stdout.writelines(["a\n", "b\n"])
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), sys.stdin.readlines(), list(sys.stdin), sys.stdin.buffer.read())
real = sys.stdout
sys.stdout = caught = io.StringIO()
print("into", "memory")
sys.stdout.write("too\n")
sys.stdout = real
print(repr(caught.getvalue()))
try:
    sys.stdout.read()
except io.UnsupportedOperation as e:
    print(e)
