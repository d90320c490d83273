# options: -X wiring=tests/machine/_pins.wiring
# Devices of the simulated board: CPython has none.
import time
from machine import Pin, Signal, ADC

led = Pin(2, Pin.OUT)
print(led, led.value(), led.mode() == Pin.OUT, led.pull())
led.on()
time.sleep_ms(1)
led.off()
led.toggle()
led(0)
led.value(1)
led.init(value=0)
print(led(), Pin(2)(), Pin(2) == led, hash(Pin(2)) == hash(led), Pin(led) == led, Pin("GP2") == led, Pin(3) != led)
green = Signal("LED", Pin.OUT, invert=True)
green.on()
print(green.value(), Pin("LED").value())
green.off()
print(Signal(led, invert=True)())

# A wire between two pins, with pulls and open drain.
a, b = Pin(16, Pin.OUT, value=1), Pin(17, Pin.IN)
print(b.value(), end=" ")
a.low()
print(b.value(), end=" ")
a.init(Pin.IN, None)
print(b(), end=" ")
b.init(Pin.IN, Pin.PULL_UP)
print(a(), b(), b.pull() == Pin.PULL_UP, end=" ")
a.init(mode=Pin.OPEN_DRAIN, value=0)
print(b(), end=" ")
a(1)
print(b(), end=" ")
b.init(Pin.IN, Pin.PULL_DOWN)
print(a(), end=" ")
b.pull(Pin.PULL_UP)
print(a())

for bad in (48, -1, "X9", "GP99"):
    try:
        Pin(bad)
    except ValueError as error:
        print("ValueError:", error)
for bad in (lambda: Pin(None), lambda: Pin(2)(1, 2), lambda: Pin(1, 9), lambda: Pin(1, Pin.IN, 7), lambda: Pin(1).irq(3)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__)

button = Pin(4, Pin.IN, Pin.PULL_UP)
while button():
    pass
print("pressed at", time.ticks_ms())
while not button():
    pass
print("let go at", time.ticks_ms())

adc = ADC(Pin(26))
print(adc.read_u16(), adc.read_uv())
try:
    ADC(3)
except ValueError as error:
    print(error)
