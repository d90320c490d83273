# title: Some functions answer in MicroPython's form
# reason: MicroPython's programs must run unchanged. os.stat() and os.uname() are no tuples but have items and names; paths
#   are str, of at most 255 bytes, or have `__fspath__`. OSError(5) has an errno. What is derived from io.IOBase and has a
#   readinto() or ioctl() of its own gets bytes from print(file=) and json.dump(). A third argument of deque() makes it raise
#   IndexError when it is full. A socket's poll() answers with what was registered, getaddrinfo() in ints with one entry for
#   each kind, and a timeout has the errno ETIMEDOUT; there is no IPv6, and AF_UNIX in socketpair() only. More in
#   `docs/micropython.md`.
# instead: Use an index or a name of a result, never its type, and give OSError a text.
import os

status = os.stat('tests')
print(isinstance(status, tuple), repr(status)[:3])
print(status[6] == status.st_size, len(tuple(status)))
try:
    print(os.path.join(b'a', b'b'))
except TypeError:
    print('TypeError')
print(OSError(5).errno)
