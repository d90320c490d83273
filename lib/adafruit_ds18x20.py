# SPDX-License-Identifier: MIT
"""The interface of CircuitPython's adafruit_ds18x20: one thermometer on a OneWireBus."""
import time

from adafruit_onewire.device import OneWireDevice

RESOLUTION = (9, 10, 11, 12)
_DELAY = (0.09375, 0.1875, 0.375, 0.75)


class DS18X20:
    def __init__(self, bus, address):
        if address.family_code not in (0x10, 0x28):
            raise ValueError("no DS18B20 or DS18S20")
        self._address = address
        self._device = OneWireDevice(bus, address)
        self._buf = bytearray(9)
        self._conv_delay = _DELAY[3]

    # Measures, waits, and reads.
    @property
    def temperature(self):
        self._convert_temp()
        return self._read_temp()

    @property
    def resolution(self):
        return RESOLUTION[self._read_scratch()[4] >> 5 & 3]

    @resolution.setter
    def resolution(self, bits):
        if bits not in RESOLUTION:
            raise ValueError("resolution must be 9, 10, 11 or 12")
        buf = self._read_scratch()
        with self._device as dev:
            dev.write(bytes((0x4E, buf[2], buf[3], (bits - 9) << 5 | 0x1F)))

    # The 0 bits that a thermometer answers with while it measures are waited out, up to the timeout in seconds.
    def _convert_temp(self, timeout=10.0):
        with self._device as dev:
            dev.write(b"\x44")
            start = time.monotonic()
            if timeout > 0.0:
                dev.readinto(self._buf, end=1)
                while self._buf[0] == 0:
                    if time.monotonic() - start > timeout:
                        raise RuntimeError("the conversion takes too long")
                    dev.readinto(self._buf, end=1)
        return time.monotonic() - start

    def _read_temp(self):
        buf = self._read_scratch()
        t = buf[1] << 8 | buf[0]
        if t & 0x8000:
            t -= 0x10000
        if self._address.family_code == 0x10:
            return (t >> 1) - 0.25 + (buf[7] - buf[6]) / buf[7] if buf[7] else None
        return t / 16

    def _read_scratch(self):
        with self._device as dev:
            dev.write(b"\xbe")
            dev.readinto(self._buf)
        return self._buf

    # How long to wait before read_temperature().
    def start_temperature_read(self):
        with self._device as dev:
            dev.write(b"\x44")
        return _DELAY[3]

    def read_temperature(self):
        return self._read_temp()
