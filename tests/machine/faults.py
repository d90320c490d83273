# options: -X wiring=tests/machine/_devices.wiring
# Hostile arguments to the chip: CPython has none.
# faults: callback, wrap, raw, lie, long
import machine, _hardware, _onewire
from machine import Pin, Timer, SoftI2C, SoftSPI


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return type(error).__name__


# Handlers that take themselves, and others, away while they are called.
a, b = Pin(10, Pin.OUT, value=0), Pin(11, Pin.IN)
calls = []


def gone(pin):
    calls.append(pin)
    pin.irq(None)
    pin.irq(later, Pin.IRQ_RISING)


def later(pin):
    calls.append("later")
    for i in range(40):
        Pin(i % 9).irq(lambda p: None)
    for t in timers:
        t.deinit()


timers = [Timer() for i in range(3)]
for t in timers:
    t.init(period=1, callback=lambda t: calls.append("timer"))
b.irq(gone, Pin.IRQ_RISING)
for i in range(3):
    a.on()
    a.off()
    for j in range(2):
        pass
import time
time.sleep_ms(3)
print(calls)


class Odd:
    def __index__(self):
        data[:] = b""
        return 3

    _pin = property(lambda self: data.clear() or 3)


# Buffers that shrink while arguments are read.
data = bytearray(1000)
print(tried(_hardware.i2c, 9, 8, Odd(), 16, data), len(data))
data = bytearray(1000)
print(tried(machine.bitstream, Odd(), 0, (1, 1, 1, 1), data), len(data))
data = bytearray(100)
print(tried(_hardware.spi, (Odd(), 2, 3), 1000000, 0, data, data), len(data))
print(tried(_hardware.pulses, Odd(), data))

for n in (-1, 48, 2**31, 2**32 + 3, 2**62, 2**64, -2**70, 1.5, "", "GP", "D123456789", b"1", None, (), Pin):
    print(tried(Pin, n), end=" ")
print()


class Loop:
    pass


Loop._pin = Loop()
print(tried(Pin, Loop()))
print(tried(Pin.__new__, Pin), tried(Timer.__new__, Timer, 1, period=2**70), tried(type(b.irq()), b))
print(tried(Timer, period=2**28).deinit(), tried(Timer, freq=1e-9).deinit(), tried(Timer, freq=float("nan")), tried(Timer, freq="x"))
print(tried(machine.time_pulse_us, a, 1, -5), tried(machine.time_pulse_us, a, 1, 2**40) in (-2, "OverflowError"))
for timing in ((), (1, 2, 3), (1, 2, 3, 4, 5), 5, ("a", 1, 1, 1), (2**70, 1, 1, 1)):
    print(tried(machine.bitstream, a, 0, timing, b"\1"), end=" ")
print()
for f in _onewire.reset, _onewire.readbit, _onewire.readbyte:
    print(tried(f, 99), tried(f, None), end=" ")
print(tried(_onewire.writebit, 1, "x"), tried(_onewire.crc8, 5), _onewire.crc8(b""))
for where in (-4, 3, 2**31, 2**40):
    print(tried(machine.mem32.__getitem__, where), end=" ")
print()
print(tried(_hardware.pwm, 1, -1, 5), tried(_hardware.pwm, 1, 2**40, 0), tried(_hardware.uart_open, 9, 9600, 8, 0, 1, 0, 0))
print(tried(_hardware.uart_open, 0, 9600, 8, 0, 1, 99, 0), tried(_hardware.bus_pins, 7, 0), tried(_hardware.watchdog, 0))
print(tried(SoftSPI, sck=1, bits=9), tried(_hardware.spi, (), 1, 0, b"", None), tried(_hardware.spi, 3, 1, 0, b"", None))
i2c = SoftI2C(9, 8)
print(tried(i2c.readfrom, 0x50, -1), tried(i2c.writeto, 2**20, b"x"), tried(i2c.writeto_mem, 0x50, -1, b""))
print(tried(machine.RTC().datetime, (1, 2)), tried(machine.RTC().datetime, (2**40, 1, 1, 1, 1, 1, 1, 1)))
