# options: -X wiring=tests/onewire/_four.wiring
# Devices of the simulated board: CPython has none.
import time
import board
from adafruit_onewire.bus import OneWireBus, OneWireAddress
from adafruit_ds18x20 import DS18X20

ow_bus = OneWireBus(board.D12)
devices = ow_bus.scan()
for device in devices:
    print("ROM = {}\tFamily = 0x{:02x}".format([hex(i) for i in device.rom], device.family_code))
    assert bytes([device.family_code]) + device.serial_number + bytes([device.crc]) == device.rom
for i in range(2):
    for device in devices:
        ds18 = DS18X20(ow_bus, device)
        print("{0:0.3f}C".format(ds18.temperature), end=" ")
    print()

ds18 = DS18X20(ow_bus, devices[0])
for bits in 9, 10, 11, 12:
    ds18.resolution = bits
    print(ds18.resolution, ds18.temperature)
try:
    ds18.resolution = 8
except ValueError as error:
    print(error)
wait = ds18.start_temperature_read()
time.sleep(wait)
print(wait, ds18.read_temperature())
ow_bus.maximum_devices = 3
try:
    ow_bus.scan()
except RuntimeError as error:
    print(error)

# The polarity of the two dialects.
import onewireio
import machine, onewire
bus = onewireio.OneWire(board.D12)
print(bus.reset(), onewire.OneWire(machine.Pin(12)).reset(), ow_bus.reset())
empty = onewireio.OneWire(board.D5)
print(empty.reset(), onewire.OneWire(machine.Pin(5)).reset(), OneWireBus(board.D5).reset())
