# options: -X wiring=tests/machine/_devices.wiring
# Devices of the simulated board: CPython has none.
import dht, neopixel
from machine import Pin

for sensor in dht.DHT22(Pin(14)), dht.DHT11(Pin(12)), dht.DHT22(Pin(15)), dht.DHT22(Pin(13)):
    try:
        sensor.measure()
        print("%.1f %.1f" % (sensor.temperature(), sensor.humidity()))
    except Exception as error:
        print(type(error).__name__, error)

np = neopixel.NeoPixel(Pin(28), 4)
np[0] = (255, 0, 16)
np[1] = (1, 2, 3)
np[-1] = (0x80, 0x40, 0x20)
np.write()
import time
time.sleep_ms(1)
print(np[0], np[3], len(np), bytes(np.buf))
np.fill((9, 8, 7))
np.write()
time.sleep_ms(1)
for bad in (4, -5):
    try:
        np[bad]
    except IndexError:
        print("IndexError")
rgbw = neopixel.NeoPixel(Pin(27), 2, bpp=4)
rgbw.fill((1, 2, 3, 4))
rgbw.write()
time.sleep_us(60)
