# title: Some functions answer in MicroPython's form
# reason: MicroPython's programs must run unchanged. time.localtime() and the like have eight items, which programs unpack;
#   tm_isdst is an attribute besides. os.stat(), os.uname() and they are shown as plain tuples without a type. Paths are str, of at most 255 bytes, or have `__fspath__`. OSError(5) has an errno. What is derived from io.IOBase and has a
#   readinto() or ioctl() of its own gets bytes from print(file=) and json.dump(). A third argument of deque() makes it raise
#   IndexError when it is full. A socket's poll() answers with what was registered, getaddrinfo() in ints with one entry for
#   each kind, and a timeout has the errno ETIMEDOUT; there is no IPv6, and AF_UNIX in socketpair() only. More in
#   `docs/micropython.md`.
# instead: Use an index or a name of a result, never its repr, and give OSError a text.
import os
import time

status = os.stat('tests')
print(isinstance(status, tuple), repr(status)[:3])
print(len(time.localtime()), time.localtime()[:2] == (time.localtime().tm_year, time.localtime().tm_mon))
print(status[6] == status.st_size, len(tuple(status)))
try:
    print(os.path.join(b'a', b'b'))
except TypeError:
    print('TypeError')
print(OSError(5).errno)
