# Every shape, in every format the same pixels.
import framebuf

FORMATS = [framebuf.MONO_VLSB, framebuf.MONO_HLSB, framebuf.MONO_HMSB, framebuf.RGB565, framebuf.GS2_HMSB,
           framebuf.GS4_HMSB, framebuf.GS8]


def show(fb, width, height):
    for y in range(height):
        print(''.join('.' if fb.pixel(x, y) == 0 else '%x' % fb.pixel(x, y) for x in range(width)))


def draw(fb):
    fb.fill(0)
    fb.rect(0, 0, 16, 16, 1)
    fb.fill_rect(2, 2, 3, 2, 1)
    fb.rect(6, 2, 3, 3, 1, True)
    fb.hline(2, 6, 8, 1)
    fb.vline(13, 2, 7, 1)
    fb.line(2, 8, 8, 13, 1)
    fb.ellipse(11, 11, 3, 2, 1)
    fb.pixel(14, 14, 1)


first = None
for kind in FORMATS:
    buffer = bytearray(16 * 16 * 2)
    fb = framebuf.FrameBuffer(buffer, 16, 16, kind)
    draw(fb)
    picture = [fb.pixel(x, y) for y in range(16) for x in range(16)]
    if first is None:
        first = picture
        show(fb, 16, 16)
    print(kind, picture == first, sum(buffer) > 0)
    fb.fill(0)
    print(sum(buffer))
fb = framebuf.FrameBuffer(bytearray(121), 11, 11, framebuf.GS8)
for quarter in (1, 2, 4, 8):
    fb.ellipse(5, 5, 5, 4, quarter, quarter == 4, quarter)
show(fb, 11, 11)
fb.fill(7)
fb.poly(1, 1, [0, 0, 8, 0, 8, 8, 4, 4], 3)
show(fb, 11, 11)
fb.fill(0)
fb.poly(1, 1, [0, 0, 8, 0, 8, 8, 0, 8], 3, True)
fb.poly(5, 5, (0, -2, 2, 0, 0, 2, -2, 0), 0, True)
show(fb, 11, 11)
