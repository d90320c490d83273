# SPDX-License-Identifier: MIT
"""ssd1306: displays of 128 x 64 pixels and smaller, as MicroPython's driver has them."""
import framebuf


class SSD1306(framebuf.FrameBuffer):
    def __init__(self, width, height, external_vcc):
        self.width = width
        self.height = height
        self.external_vcc = external_vcc
        self.pages = height // 8
        self.buffer = bytearray(self.pages * width)
        super().__init__(self.buffer, width, height, framebuf.MONO_VLSB)
        self.init_display()

    # Off; addressing from left to right; the first row; turned the usual way; all rows; the clocks; contrast;
    # shows what is in memory; the charge pump; on.
    def init_display(self):
        wide = self.width > 2 * self.height
        vcc = self.external_vcc
        for cmd in (0xAE, 0x20, 0, 0x40, 0xA1, 0xA8, self.height - 1, 0xC8, 0xD3, 0, 0xDA, 2 if wide else 0x12,
                    0xD5, 0x80, 0xD9, 0x22 if vcc else 0xF1, 0xDB, 0x30, 0x81, 0xFF, 0xA4, 0xA6,
                    0x8D, 0x10 if vcc else 0x14, 0xAF):
            self.write_cmd(cmd)
        self.fill(0)
        self.show()

    def poweroff(self):
        self.write_cmd(0xAE)

    def poweron(self):
        self.write_cmd(0xAF)

    def contrast(self, contrast):
        self.write_cmd(0x81)
        self.write_cmd(contrast)

    def invert(self, invert):
        self.write_cmd(0xA6 | invert & 1)

    def rotate(self, rotate):
        self.write_cmd(0xC0 | (rotate & 1) << 3)
        self.write_cmd(0xA0 | rotate & 1)

    # Narrow displays have their columns in the middle.
    def show(self):
        first = (128 - self.width) // 2
        for cmd in (0x21, first, first + self.width - 1, 0x22, 0, self.pages - 1):
            self.write_cmd(cmd)
        self.write_data(self.buffer)


class SSD1306_I2C(SSD1306):
    def __init__(self, width, height, i2c, addr=0x3C, external_vcc=False):
        self.i2c = i2c
        self.addr = addr
        self.temp = bytearray(2)
        super().__init__(width, height, external_vcc)

    def write_cmd(self, cmd):
        self.temp[0] = 0x80
        self.temp[1] = cmd
        self.i2c.writeto(self.addr, self.temp)

    def write_data(self, buf):
        self.i2c.writevto(self.addr, (b"\x40", buf))


class SSD1306_SPI(SSD1306):
    def __init__(self, width, height, spi, dc, res, cs, external_vcc=False):
        dc.init(dc.OUT, value=0)
        res.init(res.OUT, value=0)
        cs.init(cs.OUT, value=1)
        self.spi, self.dc, self.res, self.cs = spi, dc, res, cs
        import time

        res(1)
        time.sleep_ms(1)
        res(0)
        time.sleep_ms(10)
        res(1)
        super().__init__(width, height, external_vcc)

    def _send(self, dc, buf):
        self.cs(1)
        self.dc(dc)
        self.cs(0)
        self.spi.write(buf)
        self.cs(1)

    def write_cmd(self, cmd):
        self._send(0, bytearray((cmd,)))

    def write_data(self, buf):
        self._send(1, buf)
