# LED matrices over framebuf, all its formats. What is expected is what MicroPython 1.27 prints.
from micropython import const
import framebuf
_NOOP = const(0)
_DIGIT0 = const(1)
_INTENSITY = const(10)


class Matrix8x8:

    def __init__(self, n):
        self.log = []
        self.buffer = bytearray(8 * n)
        self.num = n
        fb = framebuf.FrameBuffer(self.buffer, 8 * n, 8, framebuf.MONO_HLSB)
        self.framebuf = fb
        self.fill = fb.fill
        self.pixel = fb.pixel
        self.hline = fb.hline
        self.vline = fb.vline
        self.line = fb.line
        self.rect = fb.rect
        self.fill_rect = fb.fill_rect
        self.text = fb.text
        self.scroll = fb.scroll
        self.blit = fb.blit

    def _write(self, c, d):
        for m in range(self.num):
            self.log.append(bytearray([c, d]))

    def brightness(self, v):
        if not 0 <= v <= 15:
            raise ValueError('Brightness out of range')
        self._write(_INTENSITY, v)

    def show(self):
        for y in range(8):
            for m in range(self.num):
                self.log.append(bytearray([_DIGIT0 + y, self.buffer[y * self.num + m]]))
d = Matrix8x8(2)
d.fill(0)
d.rect(0, 0, 8, 8, 1)
d.pixel(12, 3, 1)
d.line(8, 0, 15, 7, 1)
d.brightness(3)
d.show()
d.scroll(1, 0)
print(d.log[:4], len(d.log))
print(d.buffer, d.pixel(12, 3), d.pixel(0, 0), d.pixel(99, 0))
try:
    d.brightness(16)
except ValueError as e:
    print(e)
icon = framebuf.FrameBuffer(bytearray(b'<B\xa5\x81\xa5\x99B<'), 8, 8, framebuf.MONO_HLSB)
d.fill(0)
d.blit(icon, 4, 0)
d.blit(icon, -4, 2, 0)
for y in range(8):
    print(''.join(('#' if d.pixel(x, y) else '.' for x in range(16))))
for fmt, n in ((framebuf.RGB565, 2), (framebuf.GS8, 1), (framebuf.GS4_HMSB, 1), (framebuf.GS2_HMSB, 1)):
    b = bytearray(8 * 4 * n)
    f = framebuf.FrameBuffer(b, 8, 4, fmt)
    f.fill(1)
    f.pixel(1, 1, 3)
    f.fill_rect(2, 2, 3, 1, 2)
    f.hline(0, 3, 8, 63519)
    print(f.pixel(1, 1), f.pixel(2, 2), f.pixel(0, 3), b)
pal = framebuf.FrameBuffer(bytearray(4), 2, 1, framebuf.RGB565)
pal.pixel(0, 0, 4660)
pal.pixel(1, 0, 65535)
b = bytearray(8 * 8 * 2)
f = framebuf.FrameBuffer(b, 8, 8, framebuf.RGB565)
f.blit(icon, 0, 0, -1, pal)
print(hex(f.pixel(0, 0)), hex(f.pixel(2, 0)))
f.poly(0, 0, __import__('array').array('h', [0, 0, 7, 0, 3, 7]), 5, True)
print([f.pixel(x, 3) for x in range(8)])
f.fill(0)
f.ellipse(4, 4, 3, 2, 9, True, 3)
print([[f.pixel(x, y) for x in range(8)] for y in range(2, 5)])
try:
    framebuf.FrameBuffer(bytearray(3), 8, 8, framebuf.RGB565)
except ValueError as e:
    print('ValueError')
