# options: -X wiring=tests/onewire/_four.wiring
# Devices of the simulated board: CPython has none.
import machine, onewire, ds18x20, time

ds = ds18x20.DS18X20(onewire.OneWire(machine.Pin(12)))
roms = ds.scan()
print("found", len(roms))
for rom in roms:
    print(rom.hex())
for i in range(2):
    ds.convert_temp()
    time.sleep_ms(750)
    for rom in roms:
        print(ds.read_temp(rom), end=" ")
    print()
