# options: -X wiring=tests/onewire/_faults.wiring
# Devices of the simulated board: CPython has none.
import machine, onewire, ds18x20, time


def bus(pin):
    return ds18x20.DS18X20(onewire.OneWire(machine.Pin(pin)))


def measured(ds, rom, wait=750):
    ds.convert_temp()
    time.sleep_ms(wait)
    try:
        return ds.read_temp(rom)
    except Exception as error:
        return type(error).__name__, str(error)


for pin in 1, 4, 8, 11:
    ds = bus(pin)
    print(pin, ds.scan(), ds.ow.reset())
    try:
        ds.convert_temp()
    except onewire.OneWireError as error:
        print("OneWireError", error)

ds = bus(2)
print(measured(ds, ds.scan()[0]))
ds = bus(7)
rom = ds.scan()[0]
print([measured(ds, rom) for i in range(6)])
ds = bus(3)
print(measured(ds, ds.scan()[0]))
ds = bus(5)
rom = ds.scan()[0]
print(measured(ds, rom), ds.ow.crc8(rom) != 0)

# Too early, and then polled until it is done.
ds = bus(6)
rom = ds.scan()[0]
print("parasite:", measured(ds, rom), measured(ds, rom, 10))
ds.ow.select_rom(rom)
ds.ow.writebyte(0xB4)
print("power", ds.ow.readbit())
ds = bus(9)
roms = ds.scan()
print(len(roms))
ds.convert_temp()
print(ds.read_temp(roms[0]), "before its time")
ds.convert_temp()
start = time.ticks_ms()
while not ds.ow.readbit():
    pass
print("done after", time.ticks_diff(time.ticks_ms(), start) // 10 * 10)
print(sorted(ds.read_temp(rom) for rom in roms))

# The alarm search finds those that are outside of their range.
ow = ds.ow
ow.SEARCH_ROM = 0xEC
alarmed = ow.scan()
del ow.SEARCH_ROM
print(sorted(ds.read_temp(rom) for rom in alarmed))
for rom in roms:
    if ds.read_temp(rom) < 0:
        print([hex(b) for b in ds.read_scratch(rom)])
        ds.write_scratch(rom, b"\x40\xf0\x7f")
        print(measured(ds, rom), [hex(b) for b in ds.read_scratch(rom)])
        # Recall brings back what is kept.
        ow.select_rom(rom)
        ow.writebyte(0xB8)
        print([hex(b) for b in ds.read_scratch(rom)][2:5])
