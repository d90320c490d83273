# SPDX-License-Identifier: MIT
"""neopixel: chains of WS2812 lights, as MicroPython has them."""
from machine import bitstream


class NeoPixel:
    # Where red, green, blue and white go.
    ORDER = (1, 0, 2, 3)

    def __init__(self, pin, n, bpp=3, timing=1):
        self.pin = pin
        self.n = n
        self.bpp = bpp
        self.buf = bytearray(n * bpp)
        self.pin.init(pin.OUT)
        if isinstance(timing, int):
            timing = (400, 850, 800, 450) if timing else (800, 1700, 1600, 900)
        self.timing = timing

    def __len__(self):
        return self.n

    def _start(self, i):
        if i < 0:
            i += self.n
        if not 0 <= i < self.n:
            raise IndexError("no such pixel")
        return i * self.bpp

    def __setitem__(self, i, v):
        start = self._start(i)
        for k in range(self.bpp):
            self.buf[start + self.ORDER[k]] = v[k]

    def __getitem__(self, i):
        start = self._start(i)
        return tuple([self.buf[start + self.ORDER[k]] for k in range(self.bpp)])

    def fill(self, v):
        for i in range(self.n):
            self[i] = v

    def write(self):
        bitstream(self.pin, 0, self.timing, self.buf)
