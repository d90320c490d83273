# SPDX-License-Identifier: MIT
"""What micropython has beyond the functions written in C, which find it when it is asked for."""
from io import IOBase


class RingIO(IOBase):
    """A queue of bytes in a buffer of fixed size. Nothing waits: what is not there is not read,
    what does not fit is not written. One byte stays free, which tells full from empty."""

    def __init__(self, buffer, /):
        if not isinstance(buffer, (bytearray, memoryview)):
            buffer = bytearray(max(buffer + 1, 0))
        if len(buffer) < 2:
            raise ValueError("buffer too small")
        self._view = memoryview(buffer)
        self._get = self._put = 0

    def __repr__(self):
        return "<RingIO>"

    def any(self):
        return (self._put - self._get) % len(self._view)

    def readinto(self, buf, nbytes=None, /):
        target, view, get = memoryview(buf), self._view, self._get
        n = min(len(target) if nbytes is None else nbytes, len(target), self.any())
        first = min(n, len(view) - get)
        target[:first] = view[get : get + first]
        target[first:n] = view[: n - first]
        self._get = (get + n) % len(view)
        return n

    def read(self, nbytes=None, /):
        n = self.any()
        data = bytearray(n if nbytes is None or nbytes < 0 else min(n, nbytes))
        self.readinto(data)
        return bytes(data)

    def readline(self, nbytes=None, /):
        n, view = self.any(), self._view
        n = n if nbytes is None or nbytes < 0 else min(n, nbytes)
        for i in range(n):
            if view[(self._get + i) % len(view)] == 10:
                return self.read(i + 1)
        return self.read(n)

    def write(self, buf, /):
        source = memoryview(buf.encode() if isinstance(buf, str) else buf)
        view, put = self._view, self._put
        n = min(len(source), len(view) - 1 - self.any())
        first = min(n, len(view) - put)
        view[put : put + first] = source[:first]
        view[: n - first] = source[first:n]
        self._put = (put + n) % len(view)
        return n

    def ioctl(self, request, arg, /):
        if request == 3:  # poll: 1 can be read, 4 can be written
            full = self.any() == len(self._view) - 1
            return arg & ((1 if self.any() else 0) | (0 if full else 4))
        return 0

    def close(self):
        pass
