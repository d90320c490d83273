# A stream with readinto() or ioctl() of its own gets bytes from print(), as in MicroPython.
import io
import json
import sys


class UART(io.IOBase):
    def __init__(self, data):
        self.data = data
        self.out = bytearray()

    def readinto(self, buf):
        n = min(len(buf), len(self.data), 3)
        buf[:n] = self.data[:n]
        self.data = self.data[n:]
        return n

    def write(self, buf):
        self.out.extend(buf)
        return len(buf)

    def ioctl(self, request, argument):
        return argument & 5 if request == 3 else 0


uart = UART(b'line one\nline two\nrest')
print(uart.read(4), uart.readline(), uart.readline(), uart.read(), uart.read(5))
print('hello', 5, 'é', file=uart)
json.dump([1, 'x'], uart)
try:
    raise KeyError('boo')
except KeyError as e:
    sys.print_exception(e, uart)
print(uart.out[:21], uart.out[-9:])


class Text(io.IOBase):
    def write(self, text):
        sys.stdout.write('<' + text + '>')
        return len(text)


print('as in CPython', file=Text(), end='')
print()
print(io.BytesIO(10).getvalue(), io.StringIO(10).getvalue() == '')
