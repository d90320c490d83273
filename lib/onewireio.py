# SPDX-License-Identifier: MIT
"""onewireio, as CircuitPython has it: reset() is False when somebody is there."""
import _onewire
from machine import Pin


class OneWire:
    def __init__(self, pin):
        self._pin = Pin(pin, Pin.OPEN_DRAIN, Pin.PULL_UP, value=1)

    def deinit(self):
        self._pin.init(Pin.IN, None)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.deinit()

    def reset(self):
        return not _onewire.reset(self._pin)

    def read_bit(self):
        return bool(_onewire.readbit(self._pin))

    def write_bit(self, value):
        _onewire.writebit(self._pin, value)
