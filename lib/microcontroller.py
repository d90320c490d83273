# SPDX-License-Identifier: MIT
"""microcontroller, as CircuitPython has it: pins, the processor, resets."""
import _hardware
import machine


class Pin:
    def __init__(self, number):
        self._pin = number

    def __repr__(self):
        return f"microcontroller.pin.GPIO{self._pin}"

    def __eq__(self, other):
        return isinstance(other, Pin) and self._pin == other._pin

    def __hash__(self):
        return self._pin


# A number that there is no pin of is an AttributeError.
def _pin(number):
    try:
        return Pin(_hardware.pin(number))
    except ValueError:
        raise AttributeError(number)


class _Pins:
    def __getattr__(self, name):
        if name.startswith("GPIO"):
            return _pin(int(name[4:]))
        raise AttributeError(name)


class ResetReason:
    POWER_ON, BROWNOUT, SOFTWARE, DEEP_SLEEP_ALARM, RESET_PIN, WATCHDOG, UNKNOWN, RESCUE_DEBUG = range(8)


class Processor:
    @property
    def frequency(self):
        return machine.freq()

    @property
    def uid(self):
        return bytearray(machine.unique_id())

    @property
    def reset_reason(self):
        return (6, 0, 4, 5, 3, 2)[machine.reset_cause()]

    temperature = voltage = None


cpu = Processor()
cpus = (cpu,)
pin = _Pins()


class RunMode:
    NORMAL, SAFE_MODE, UF2, BOOTLOADER = range(4)


def reset():
    machine.reset()


def on_next_reset(run_mode):
    pass


def delay_us(delay):
    import time

    time.sleep_us(delay)


def disable_interrupts():
    machine.disable_irq()


def enable_interrupts():
    machine.enable_irq()
