# SPDX-License-Identifier: MIT
"""machine.UART: a stream over a serial line of the chip."""
import _hardware
import io
import time


class UART(io.IOBase):
    def __init__(self, id, baudrate=9600, bits=8, parity=None, stop=1, *, tx=None, rx=None, timeout=0, timeout_char=1,
                 **kwargs):
        self._id = id
        self._pins = (None, None)
        self.init(baudrate, bits, parity, stop, tx=tx, rx=rx, timeout=timeout)

    def init(self, baudrate=9600, bits=8, parity=None, stop=1, *, tx=None, rx=None, timeout=None, timeout_char=1,
             **kwargs):
        if timeout is not None:
            self._timeout = timeout
        pins = [-1 if p is None else _hardware.pin(p) for p in (tx, rx)]
        parity = 0 if parity is None else 2 - parity % 2
        _hardware.uart_open(self._id, baudrate, bits, parity, stop, *pins)

    def deinit(self):
        _hardware.uart_open(self._id, 0, 8, 0, 1, -1, -1)

    def any(self):
        return _hardware.uart_any(self._id)

    def _wait(self):
        start = time.ticks_ms()
        while not self.any():
            if time.ticks_diff(time.ticks_ms(), start) >= self._timeout:
                return False
            time.sleep_us(100)
        return True

    def readinto(self, buf, nbytes=None):
        view = memoryview(buf)
        if nbytes is not None:
            view = view[:nbytes]
        done = 0
        while done < len(view) and self._wait():
            done += _hardware.uart_read(self._id, view[done:])
        return done or None

    def read(self, nbytes=None):
        if nbytes is None:
            nbytes = max(self.any(), 1)
            data = b""
            while True:
                buf = bytearray(nbytes)
                n = self.readinto(buf)
                data += bytes(buf[:n or 0])
                nbytes = self.any()
                if not nbytes:
                    return data or None
        buf = bytearray(nbytes)
        n = self.readinto(buf)
        return None if n is None else bytes(buf[:n])

    def readline(self):
        line = b""
        while not line.endswith(b"\n"):
            c = self.read(1)
            if c is None:
                break
            line += c
        return line or None

    def write(self, buf):
        return _hardware.uart_write(self._id, buf.encode() if isinstance(buf, str) else buf)

    def flush(self):
        pass

    def txdone(self):
        return True

    def sendbreak(self):
        self.write(b"\0")

    # What select.poll() asks.
    def ioctl(self, request, arg):
        if request == 3:
            return (arg & 4) | (arg & 1 and self.any() > 0)
        return 0 if request == 4 else -22
