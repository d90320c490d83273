# SPDX-License-Identifier: MIT
"""busio, as CircuitPython has it, over the buses of machine."""


class _Lock:
    _locked = False

    def try_lock(self):
        if self._locked:
            return False
        self._locked = True
        return True

    def unlock(self):
        self._locked = False

    def deinit(self):
        self._bus.deinit()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.deinit()

    def _held(self):
        if not self._locked:
            raise RuntimeError("Function requires lock")
        return self._bus


# A slice without a copy.
def _part(buffer, start, end):
    return memoryview(buffer)[start:len(buffer) if end is None else end]


class I2C(_Lock):
    def __init__(self, scl, sda, *, frequency=100000, timeout=255):
        from machine import SoftI2C

        self._bus = SoftI2C(scl, sda, freq=frequency)

    def scan(self):
        return self._held().scan()

    def readfrom_into(self, address, buffer, *, start=0, end=None):
        self._held().readfrom_into(address, _part(buffer, start, end))

    def writeto(self, address, buffer, *, start=0, end=None):
        self._held().writeto(address, _part(buffer, start, end))

    def writeto_then_readfrom(self, address, out_buffer, in_buffer, *, out_start=0, out_end=None, in_start=0,
                              in_end=None):
        bus = self._held()
        bus.writeto(address, _part(out_buffer, out_start, out_end), False)
        bus.readfrom_into(address, _part(in_buffer, in_start, in_end))


class SPI(_Lock):
    def __init__(self, clock, MOSI=None, MISO=None, half_duplex=False):
        from machine import SoftSPI

        self._bus = SoftSPI(100000, sck=clock, mosi=MOSI, miso=MISO)
        self.frequency = 100000

    def configure(self, *, baudrate=100000, polarity=0, phase=0, bits=8):
        self._held().init(baudrate, polarity=polarity, phase=phase, bits=bits)
        self.frequency = baudrate

    def write(self, buffer, *, start=0, end=None):
        self._held().write(_part(buffer, start, end))

    def readinto(self, buffer, *, start=0, end=None, write_value=0):
        self._held().readinto(_part(buffer, start, end), write_value)

    def write_readinto(self, out_buffer, in_buffer, *, out_start=0, out_end=None, in_start=0, in_end=None):
        self._held().write_readinto(_part(out_buffer, out_start, out_end), _part(in_buffer, in_start, in_end))


class UART:
    def __init__(self, tx=None, rx=None, *, baudrate=9600, bits=8, parity=None, stop=1, timeout=1, **kwargs):
        from machine import UART as _UART

        self._uart = _UART(0, baudrate, bits, parity, stop, tx=tx, rx=rx, timeout=int(timeout * 1000))
        self.baudrate, self.timeout = baudrate, timeout

    @property
    def in_waiting(self):
        return self._uart.any()

    def read(self, nbytes=None):
        return self._uart.read(nbytes)

    def readinto(self, buf):
        return self._uart.readinto(buf)

    def readline(self):
        return self._uart.readline()

    def write(self, buf):
        return self._uart.write(buf)

    def deinit(self):
        self._uart.deinit()


def __getattr__(name):
    if name == "OneWire":
        from onewireio import OneWire

        return OneWire
    raise AttributeError(name)
