# SPDX-License-Identifier: MIT
"""The interface of CircuitPython's adafruit_onewire.device."""


class OneWireDevice:
    def __init__(self, bus, address):
        self._bus = bus
        self._address = address

    def __enter__(self):
        self._select_rom()
        return self

    def __exit__(self, *exc):
        return False

    # The scratchpad has its check at its end.
    def readinto(self, buf, *, start=0, end=None):
        self._bus.readinto(buf, start=start, end=end)
        if start == 0 and end is None and len(buf) >= 8 and self._bus.crc8(buf):
            raise RuntimeError("CRC error.")

    def write(self, buf, *, start=0, end=None):
        return self._bus.write(buf, start=start, end=end)

    def _select_rom(self):
        self._bus.reset()
        self._bus.write(b"\x55")
        self._bus.write(self._address.rom)
