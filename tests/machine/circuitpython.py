# options: -X wiring=tests/machine/_devices.wiring
# Devices of the simulated board: CPython has none.
import time
import board, digitalio, busio, microcontroller, supervisor
from digitalio import DigitalInOut, Direction, DriveMode, Pull

out = DigitalInOut(board.D10)
out.direction = Direction.OUTPUT
inp = digitalio.DigitalInOut(microcontroller.pin.GPIO11)
print(out.value, inp.value, out.drive_mode == DriveMode.PUSH_PULL)
out.value = True
print(inp.value, inp.direction == Direction.INPUT)
out.switch_to_output(True, DriveMode.OPEN_DRAIN)
print(inp.value, end=" ")
inp.pull = Pull.UP
print(inp.value, inp.pull == Pull.UP)
for bad in (lambda: setattr(inp, "value", 1), lambda: out.pull, lambda: inp.drive_mode, lambda: board.D99, lambda: board.NOTHING):
    try:
        bad()
        print("no error")
    except AttributeError:
        print("AttributeError", end=" ")
with out:
    pass
try:
    out.value
except ValueError as error:
    print(error)
print(board.D5 == board.D5, board.D5 == board.D6, board.LED, repr(board.GP7))

i2c = busio.I2C(board.D9, board.D8)
try:
    i2c.scan()
except RuntimeError as error:
    print(error)
while not i2c.try_lock():
    pass
print([hex(x) for x in i2c.scan()], i2c.try_lock())
i2c.writeto(0x50, bytes([0, 3, 1, 2, 3]))
time.sleep(0.01)
result = bytearray(5)
i2c.writeto_then_readfrom(0x50, bytes([0, 3]), result, in_start=1, in_end=4)
print(result)
i2c.unlock()
board.I2C().deinit()

spi = busio.SPI(board.D2, MOSI=board.D10, MISO=board.D11)
spi.try_lock()
spi.configure(baudrate=250000, phase=1)
buf = bytearray(3)
spi.write_readinto(b"abc", buf)
print(buf, spi.frequency)
uart = busio.UART(board.D0, board.D1, baudrate=115200, timeout=0.1)
print(uart.write(b"line\n"), uart.in_waiting, uart.readline(), uart.read(3))
print(len(microcontroller.cpu.uid), microcontroller.cpu.frequency > 0)
print(type(supervisor.ticks_ms()), supervisor.runtime.autoreload)
