# options: -X wiring=tests/machine/_devices.wiring
# Devices of the simulated board: CPython has none.
import time
from machine import Pin, SoftSPI, SPI, UART, PWM, bitstream, time_pulse_us, RTC, WDT

# What is sent comes back where the pins are joined, whatever the mode.
for polarity in 0, 1:
    for phase in 0, 1:
        for first in SoftSPI.MSB, SoftSPI.LSB:
            spi = SoftSPI(100000, polarity=polarity, phase=phase, firstbit=first, sck=Pin(2), mosi=Pin(10), miso=Pin(11))
            buf = bytearray(4)
            spi.write_readinto(b"\x01\x80\xa5\xff", buf)
            print(buf == b"\x01\x80\xa5\xff", spi.read(2, 0x5A), end=" ")
print()
spi = SPI(0)
spi.write(b"abc")
print(spi.read(2))
try:
    spi.write_readinto(b"abc", bytearray(2))
except ValueError as error:
    print(error)

uart = UART(0, 9600, tx=0, rx=1)
start = time.ticks_us()
print(uart.write(b"hello\nworld"), time.ticks_diff(time.ticks_us(), start) // 100)
print(uart.any(), uart.read(2), uart.readline(), uart.read(), uart.read(), uart.any())
uart.init(115200, parity=0, timeout=20)
start = time.ticks_ms()
print(uart.read(3), time.ticks_diff(time.ticks_ms(), start))
uart.write("text")
b = bytearray(8)
print(uart.readinto(b), b)
import select

poll = select.poll()
poll.register(uart, select.POLLIN)
print(len(poll.poll(1)))
uart.write(b"x")
print(len(poll.poll(1)))
uart.deinit()

# A square wave, measured at another pin.
pwm = PWM(Pin(10), freq=1000, duty_u16=16384)
print(pwm, time_pulse_us(Pin(11), 1), time_pulse_us(Pin(11), 0))
pwm.duty_u16(49152)
print(time_pulse_us(Pin(11), 1), pwm.duty(), pwm.duty_ns())
pwm.duty_ns(100000)
pwm.freq(500)
print(time_pulse_us(Pin(11), 1), pwm.freq(), pwm.duty_u16())
pwm.duty_u16(65535)
print(time_pulse_us(Pin(11), 1, 5000), time_pulse_us(Pin(11), 0, 5000))
# What was set is read again, so that a program can fade by pwm.duty(pwm.duty() + 1).
print([d for d in range(1024) if pwm.duty(d) or pwm.duty() != d])
pwm.deinit()
print(Pin(11).value())

rtc = RTC()
rtc.datetime((2031, 5, 17, 0, 12, 30, 15, 0))
print(rtc.datetime()[:7], time.localtime()[:6])
time.sleep(50)
print(rtc.datetime()[:7], int(time.time()) == time.mktime((2031, 5, 17, 12, 31, 5, 0, 0)))
wdt = WDT(timeout=2000)
time.sleep(1)
wdt.feed()
time.sleep(1.5)
wdt.feed()
print("fed")
import machine

print(machine.unique_id(), machine.freq() > 0, machine.reset_cause())
state = machine.disable_irq()
machine.enable_irq(state)
start = time.ticks_ms()
machine.lightsleep(100)
print(time.ticks_diff(time.ticks_ms(), start))
machine.idle()
machine.Timer(period=20, mode=machine.Timer.ONE_SHOT, callback=lambda t: print("woken"))
machine.lightsleep()
try:
    machine.nothing
except AttributeError as error:
    print(error)
