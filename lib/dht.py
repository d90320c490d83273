# SPDX-License-Identifier: MIT
"""dht: sensors of temperature and humidity on one line, as MicroPython has them."""
import time

import _hardware


class DHTBase:
    def __init__(self, pin):
        self.pin = pin
        self.buf = bytearray(5)

    # The first pulse is the sensor's answer; then each is a bit, the long ones are 1.
    def measure(self):
        pulses = bytearray(41)
        self.pin.init(self.pin.OPEN_DRAIN, self.pin.PULL_UP, value=1)
        time.sleep_ms(1)
        self.pin(0)
        time.sleep_ms(18)
        if _hardware.pulses(self.pin, pulses) != 41:
            raise OSError(110)
        buf = self.buf
        for i in range(40):
            buf[i >> 3] = buf[i >> 3] << 1 & 0xFF | (pulses[i + 1] > 48)
        if sum(buf[:4]) & 0xFF != buf[4]:
            raise Exception("checksum error")


class DHT11(DHTBase):
    def humidity(self):
        return self.buf[0]

    def temperature(self):
        return self.buf[2]


class DHT22(DHTBase):
    def humidity(self):
        return (self.buf[0] << 8 | self.buf[1]) * 0.1

    def temperature(self):
        t = ((self.buf[2] & 0x7F) << 8 | self.buf[3]) * 0.1
        return -t if self.buf[2] & 0x80 else t
