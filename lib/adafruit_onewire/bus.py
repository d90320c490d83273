# SPDX-License-Identifier: MIT
"""The interface of CircuitPython's adafruit_onewire.bus over onewireio."""
import _onewire
import onewireio


class OneWireError(Exception):
    pass


class OneWireAddress:
    def __init__(self, rom):
        self._rom = rom

    @property
    def rom(self):
        return self._rom

    @property
    def crc(self):
        return self._rom[7]

    @property
    def serial_number(self):
        return self._rom[1:7]

    @property
    def family_code(self):
        return self._rom[0]


class OneWireBus:
    def __init__(self, pin):
        self._ow = onewireio.OneWire(pin)
        self._maximum_devices = 10

    @property
    def maximum_devices(self):
        return self._maximum_devices

    @maximum_devices.setter
    def maximum_devices(self, count):
        if not isinstance(count, int) or not 0 < count < 256:
            raise ValueError("maximum_devices must be 1 to 255")
        self._maximum_devices = count

    # Is anybody there? With `required` OneWireError says no.
    def reset(self, required=False):
        absent = self._ow.reset()
        if required and absent:
            raise OneWireError("no presence pulse: is anything wired to the pin?")
        return not absent

    def readinto(self, buf, *, start=0, end=None):
        for i in range(start, len(buf) if end is None else end):
            buf[i] = _onewire.readbyte(self._ow._pin)

    def write(self, buf, *, start=0, end=None):
        for i in range(start, len(buf) if end is None else end):
            _onewire.writebyte(self._ow._pin, buf[i])

    def scan(self):
        from onewire import OneWire

        roms = OneWire.scan(_Master(self))
        if len(roms) > self._maximum_devices:
            raise RuntimeError(f"more than {self._maximum_devices} devices")
        return [OneWireAddress(bytes(rom)) for rom in roms if not self.crc8(rom)]

    @staticmethod
    def crc8(data):
        return _onewire.crc8(data)


# What the search of the other dialect needs.
class _Master:
    SEARCH_ROM = 0xF0

    def __init__(self, bus):
        self.reset = bus.reset
        self._pin = bus._ow._pin

    def readbit(self):
        return _onewire.readbit(self._pin)

    def writebit(self, bit):
        _onewire.writebit(self._pin, bit)

    def writebyte(self, byte):
        _onewire.writebyte(self._pin, byte)
