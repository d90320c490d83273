# The weather sensor: compensation in big ints, registers by struct.
import struct, array


class I2C:
    regs = {136: bytes(range(26)), 225: bytes([110, 1, 0, 19, 5, 0, 30]), 161: b'K'}

    def readfrom_mem(self, a, r, n):
        return self.regs[r][:n]

    def readfrom_mem_into(self, a, r, b):
        b[:] = bytes((101 + i * 3 & 255 for i in range(len(b))))

    def writeto_mem(self, a, r, b):
        print('w', hex(a), hex(r), b)


class BME280:

    def __init__(self, i2c, address=118):
        self.i2c = i2c
        self.address = address
        dig_88_a1 = i2c.readfrom_mem(address, 136, 26)
        dig_e1_e7 = i2c.readfrom_mem(address, 225, 7)
        (self.dig_T1, self.dig_T2, self.dig_T3, self.dig_P1, self.dig_P2, self.dig_P3, self.dig_P4,
         self.dig_P5, self.dig_P6, self.dig_P7, self.dig_P8, self.dig_P9, _,
         self.dig_H1) = struct.unpack('<HhhHhhhhhhhhBB', dig_88_a1)
        self.dig_H2, self.dig_H3, self.dig_H4, self.dig_H5, self.dig_H6 = struct.unpack('<hBbhb', dig_e1_e7)
        self.dig_H4 = self.dig_H4 * 16 + (self.dig_H5 & 15)
        self.dig_H5 //= 16
        self._l8_barray = bytearray(8)
        self._l3_resultarray = array.array('i', [0, 0, 0])
        self.t_fine = 0

    def read_raw_data(self, result):
        self.i2c.readfrom_mem_into(self.address, 247, self._l8_barray)
        raw_press = (self._l8_barray[0] << 16 | self._l8_barray[1] << 8 | self._l8_barray[2]) >> 4
        raw_temp = (self._l8_barray[3] << 16 | self._l8_barray[4] << 8 | self._l8_barray[5]) >> 4
        raw_hum = self._l8_barray[6] << 8 | self._l8_barray[7]
        result[0] = raw_temp
        result[1] = raw_press
        result[2] = raw_hum

    def read_compensated_data(self):
        self.read_raw_data(self._l3_resultarray)
        raw_temp, raw_press, raw_hum = self._l3_resultarray
        var1 = (raw_temp // 8 - self.dig_T1 * 2) * self.dig_T2 // 2048
        var2 = raw_temp // 16 - self.dig_T1
        var2 = var2 * var2 // 4096 * self.dig_T3 // 16384
        self.t_fine = var1 + var2
        temp = (self.t_fine * 5 + 128) // 256
        var1 = self.t_fine - 128000
        var2 = var1 * var1 * self.dig_P6
        var2 = var2 + (var1 * self.dig_P5 << 17)
        var2 = var2 + (self.dig_P4 << 35)
        var1 = (var1 * var1 * self.dig_P3 >> 8) + (var1 * self.dig_P2 << 12)
        var1 = ((1 << 47) + var1) * self.dig_P1 >> 33
        if var1 == 0:
            pressure = 0
        else:
            p = ((1048576 - raw_press << 31) - var2) * 3125 // var1
            var1 = self.dig_P9 * (p >> 13) * (p >> 13) >> 25
            var2 = self.dig_P8 * p >> 19
            pressure = (p + var1 + var2 >> 8) + (self.dig_P7 << 4)
        return array.array('i', (temp, pressure & 2147483647, raw_hum))

    @property
    def values(self):
        t, p, h = self.read_compensated_data()
        p = p / 256
        ti = t // 100
        td = t - ti * 100
        return ('{}.{:02d}C'.format(ti, td), '{:d}'.format(int(p)), '%d.%02d%%' % (h // 1024, h * 100 // 1024 % 100))
b = BME280(I2C())
print(b.dig_T1, b.dig_T2, b.dig_P9, b.dig_H1, b.dig_H2, b.dig_H4, b.dig_H5, b.dig_H6)
print(b.read_compensated_data())
print(b.values)
print(b._l3_resultarray)
