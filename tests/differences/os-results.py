# title: Results of os.stat() and os.uname() are no tuples; paths are str
# reason: MicroPython has plain tuples. These have names too (`os.stat(p).st_size`), without a class for each; their repr is
#   that of a tuple. os.uname() tells what Terrarium is, not the host. Paths are texts of at most 255 bytes, or have
#   `__fspath__`.
# instead: Use an index or a name, and decode paths that are bytes.
import os

status = os.stat('tests')
print(isinstance(status, tuple), repr(status)[:3])
print(status[6] == status.st_size, len(tuple(status)))
try:
    print(os.path.join(b'a', b'b'))
except TypeError:
    print('TypeError')
