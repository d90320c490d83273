# SPDX-License-Identifier: MIT
"""digitalio, as CircuitPython has it."""
from machine import Pin as _Pin


class Direction:
    INPUT = "digitalio.Direction.INPUT"
    OUTPUT = "digitalio.Direction.OUTPUT"


class DriveMode:
    PUSH_PULL = "digitalio.DriveMode.PUSH_PULL"
    OPEN_DRAIN = "digitalio.DriveMode.OPEN_DRAIN"


class Pull:
    UP = "digitalio.Pull.UP"
    DOWN = "digitalio.Pull.DOWN"


class DigitalInOut:
    def __init__(self, pin):
        self._p = _Pin(pin, _Pin.IN, None)
        self._output = False
        self._drive = DriveMode.PUSH_PULL
        self._pull = None

    @property
    def _pin(self):
        return self._p

    def deinit(self):
        if self._p:
            self._p.init(_Pin.IN, None)
        self._p = None

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.deinit()

    def _live(self):
        if self._p is None:
            raise ValueError("the pin was given back by deinit()")
        return self._p

    def switch_to_output(self, value=False, drive_mode=DriveMode.PUSH_PULL):
        mode = _Pin.OPEN_DRAIN if drive_mode == DriveMode.OPEN_DRAIN else _Pin.OUT
        self._live().init(mode, None, value=value)
        self._output, self._drive, self._pull = True, drive_mode, None

    def switch_to_input(self, pull=None):
        pulls = {None: None, Pull.UP: _Pin.PULL_UP, Pull.DOWN: _Pin.PULL_DOWN}
        self._live().init(_Pin.IN, pulls[pull])
        self._output, self._pull = False, pull

    @property
    def direction(self):
        return Direction.OUTPUT if self._output else Direction.INPUT

    @direction.setter
    def direction(self, direction):
        if direction == Direction.OUTPUT:
            self.switch_to_output()
        else:
            self.switch_to_input()

    @property
    def value(self):
        return bool(self._live()())

    @value.setter
    def value(self, value):
        if not self._output:
            raise AttributeError("an input has no value to set")
        self._live()(value)

    @property
    def drive_mode(self):
        if not self._output:
            raise AttributeError("an input has no drive mode")
        return self._drive

    @drive_mode.setter
    def drive_mode(self, mode):
        if not self._output:
            raise AttributeError("an input has no drive mode")
        self.switch_to_output(self.value, mode)

    @property
    def pull(self):
        if self._output:
            raise AttributeError("an output has no pull")
        return self._pull

    @pull.setter
    def pull(self, pull):
        if self._output:
            raise AttributeError("an output has no pull")
        self.switch_to_input(pull)
