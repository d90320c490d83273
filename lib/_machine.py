# SPDX-License-Identifier: MIT
"""The classes of machine that are in Python: each is made when it is asked for."""
import _hardware
import machine as _machine


def __getattr__(name):
    make = _classes.get(name)
    if make is None:
        raise AttributeError(name)
    return make()


# What dir(machine) shows, made or not.
def __dir__():
    return [*vars(_machine), *_classes]


def _signal():
    from machine import Pin

    class Signal:
        def __init__(self, pin, *args, invert=False, **kwargs):
            self._pin = pin if hasattr(pin, "value") and not args and not kwargs else Pin(pin, *args, **kwargs)
            self._invert = bool(invert)

        def value(self, *x):
            if x:
                return self._pin.value(bool(x[0]) ^ self._invert)
            return self._pin.value() ^ self._invert

        __call__ = value

        def on(self):
            self.value(1)

        def off(self):
            self.value(0)

    return Signal


def _adc():
    class ADC:
        def __init__(self, pin, **kwargs):
            self._pin = _hardware.pin(pin)
            self.read_u16()

        def init(self, **kwargs):
            pass

        def read_u16(self):
            return _hardware.analog(self._pin)

        def read_uv(self):
            return self.read_u16() * 3300000 // 65535

        def read(self):
            return self.read_u16() >> 4

    return ADC


# A duty of 65535 is always high; nanoseconds are kept as such when the frequency changes.
def _pwm():
    class PWM:
        def __init__(self, dest, freq=0, duty_u16=0, *, duty_ns=None, duty=None, invert=False):
            self._pin = _hardware.pin(dest)
            self._freq = self._duty = 0
            self._ns = None
            self.init(freq=freq, duty_u16=duty_u16, duty_ns=duty_ns, duty=duty, invert=invert)

        def init(self, *, freq=None, duty_u16=None, duty_ns=None, duty=None, invert=None):
            if freq is not None:
                self._freq = freq
            if invert is not None:
                self._invert = invert
            if duty is not None:
                duty_u16 = duty * 65535 // 1023
            if duty_u16 is not None:
                self._duty, self._ns = duty_u16, None
            if duty_ns is not None:
                self._ns = duty_ns
            if self._ns is not None:
                self._duty = self._ns * self._freq * 65535 // 1000000000
            if self._freq:
                _hardware.pwm(self._pin, self._freq, 65535 - self._duty if self._invert else self._duty)

        def deinit(self):
            _hardware.pwm(self._pin, 0, 0)

        def freq(self, value=None):
            if value is None:
                return self._freq
            if value <= 0:
                raise ValueError("freq must be above 0")
            self.init(freq=value)

        def duty_u16(self, value=None):
            if value is None:
                return self._duty
            self.init(duty_u16=value)

        def duty_ns(self, value=None):
            if value is None:
                return self._duty * 1000000000 // (65535 * self._freq) if self._ns is None else self._ns
            self.init(duty_ns=value)

        def duty(self, value=None):
            if value is None:
                return (self._duty * 1023 + 32767) // 65535  # to the nearest: what was set is read again
            self.init(duty=value)

        def __repr__(self):
            return f"PWM({self._pin}, freq={self._freq}, duty_u16={self._duty})"

    return PWM


def _rtc():
    import time

    class RTC:
        def __init__(self, id=0):
            pass

        def datetime(self, new=None):
            if new is not None:
                year, month, day, _, hour, minute, second = new[:7]
                local = (year, month, day, hour, minute, second, 0, 0)
                _hardware.set_epoch(time.mktime(local))
                return None
            us = _hardware.epoch_us()
            t = time.localtime(us // 1000000)
            return (t[0], t[1], t[2], t[6], t[3], t[4], t[5], us % 1000000)

        def init(self, new):
            self.datetime(new)

        def now(self):
            t = self.datetime()
            return (t[0], t[1], t[2], t[4], t[5], t[6], t[7], None)

    return RTC


def _wdt():
    class WDT:
        def __init__(self, id=0, timeout=5000):
            self._ms = timeout
            self.feed()

        def feed(self):
            _hardware.watchdog(self._ms)

    return WDT


def _uart():
    from _machine_uart import UART

    return UART


def _bus(name):
    def make():
        import _machine_bus

        return getattr(_machine_bus, name)

    return make


def _deepsleep():
    def deepsleep(ms=None):
        import machine

        machine.lightsleep(ms)
        machine.reset()

    return deepsleep


_classes = {
    "Signal": _signal,
    "ADC": _adc,
    "PWM": _pwm,
    "RTC": _rtc,
    "WDT": _wdt,
    "UART": _uart,
    "deepsleep": _deepsleep,
    "I2C": _bus("I2C"),
    "SoftI2C": _bus("SoftI2C"),
    "SPI": _bus("SPI"),
    "SoftSPI": _bus("SoftSPI"),
}
