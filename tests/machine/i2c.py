# options: -X wiring=tests/machine/_devices.wiring
# Devices of the simulated board: CPython has none.
import time
from machine import I2C, SoftI2C, Pin

i2c = SoftI2C(scl=Pin(9), sda=Pin(8), freq=400000)
print([hex(a) for a in i2c.scan()])
print(i2c.writeto(0x50, b"\x00\x10hello"))
try:
    i2c.writeto(0x50, b"\x00\x10")
except OSError as error:
    print("busy:", error.errno)
time.sleep_ms(5)
print(i2c.readfrom_mem(0x50, 0x10, 7, addrsize=16))
i2c.writeto_mem(0x57, 0x0E, b"wraps around")
time.sleep_ms(5)
buf = bytearray(16)
i2c.readfrom_mem_into(0x57, 0, buf)
print(buf)
i2c.writeto(0x57, b"\x02", False)
print(i2c.readfrom(0x57, 3))
print(i2c.writevto(0x57, (b"\x20", b"ab", bytearray(b"cd"))))
time.sleep_ms(5)
i2c.start()
print(i2c.write(b"\xae\x20"), i2c.write(b""))
i2c.start()
i2c.write(b"\xaf")
b = bytearray(4)
i2c.readinto(b)
i2c.stop()
print(b)
for address in 0x20, 0x51:
    try:
        i2c.readfrom(address, 1)
    except OSError as error:
        print(error.errno)
print(I2C(0).scan() == i2c.scan(), I2C(1).scan())

# A BME280 by the formulas of its data sheet, in floats.
import struct


class BME280:
    def __init__(self, i2c, address):
        self.i2c, self.address = i2c, address
        c = i2c.readfrom_mem(address, 0x88, 26)
        self.t = struct.unpack_from("<Hhh", c, 0)
        self.p = struct.unpack_from("<Hhhhhhhhh", c, 6)
        e = i2c.readfrom_mem(address, 0xE1, 7)
        h2, h3 = struct.unpack_from("<hB", e, 0)
        h4 = struct.unpack_from("b", e, 3)[0] << 4 | e[4] & 15
        h5 = struct.unpack_from("b", e, 5)[0] << 4 | e[4] >> 4
        self.h = (c[25], h2, h3, h4, h5, struct.unpack_from("b", e, 6)[0])
        i2c.writeto_mem(address, 0xF2, b"\x01")
        i2c.writeto_mem(address, 0xF4, b"\x27")

    def read(self):
        d = self.i2c.readfrom_mem(self.address, 0xF7, 8)
        rp = d[0] << 12 | d[1] << 4 | d[2] >> 4
        rt = d[3] << 12 | d[4] << 4 | d[5] >> 4
        rh = d[6] << 8 | d[7]
        t = self.t
        a = (rt / 16384 - t[0] / 1024) * t[1]
        b = (rt / 131072 - t[0] / 8192) ** 2 * t[2]
        fine = a + b
        p = self.p
        v = fine / 2 - 64000
        w = v * v * p[5] / 32768 + v * p[4] * 2
        w = w / 4 + p[3] * 65536
        v = (p[2] * v * v / 524288 + p[1] * v) / 524288
        v = (1 + v / 32768) * p[0]
        pressure = (1048576 - rp - w / 4096) * 6250 / v
        pressure += (p[8] * pressure * pressure / 2147483648 + pressure * p[7] / 32768 + p[6]) / 16
        h = self.h
        x = fine - 76800
        x = (rh - (h[3] * 64 + h[4] / 16384 * x)) * (h[1] / 65536 * (1 + h[5] / 67108864 * x * (1 + h[2] / 67108864 * x)))
        x = x * (1 - h[0] * x / 524288)
        return "%.1f C  %.0f hPa  %.0f %%" % (fine / 5120, pressure / 100, x)


print(i2c.readfrom_mem(0x76, 0xD0, 1))
print(BME280(i2c, 0x76).read())
print(BME280(i2c, 0x77).read())
