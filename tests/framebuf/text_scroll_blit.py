# text, scroll in four directions, blit with key and palette and from tuples, strides, subclasses.
import framebuf


def show(fb, width, height):
    for y in range(height):
        print(''.join('.' if fb.pixel(x, y) == 0 else '%x' % fb.pixel(x, y) for x in range(width)))
    print('-' * width)


fb = framebuf.FrameBuffer(bytearray(24), 24, 8, framebuf.MONO_VLSB)
print(fb.text('', 0, 0), fb.text('A', 0, 0))
lit = sum(fb.pixel(x, y) for x in range(24) for y in range(8))
print(10 < lit < 40, sum(fb.pixel(x, y) for x in range(8, 24) for y in range(8)))
fb.text('A', 8, 0)
print(all(fb.pixel(x, y) == fb.pixel(x + 8, y) for x in range(8) for y in range(8)))
fb.text('A', 0, 0, 0)
print(sum(fb.pixel(x, y) for x in range(8) for y in range(8)), sum(fb.pixel(x, y) for x in range(24) for y in range(8)) == lit)
fb.fill(0)
fb.text('Il', -4, 2)
print(0 < sum(fb.pixel(x, y) for x in range(24) for y in range(8)) < lit, fb.pixel(-1, 0), fb.pixel(24, 8))

fb = framebuf.FrameBuffer(bytearray(36), 6, 6, framebuf.GS8)
for y in range(6):
    for x in range(6):
        fb.pixel(x, y, (x + 6 * y) % 15 + 1)
show(fb, 6, 6)
fb.scroll(2, 0)
show(fb, 6, 6)
fb.scroll(-1, -2)
show(fb, 6, 6)
fb.scroll(0, 3)
show(fb, 6, 6)

small = framebuf.FrameBuffer(bytearray(b'\1\2\3\4'), 2, 2, framebuf.GS8)
fb.fill(9)
fb.blit(small, 0, 0)
fb.blit(small, 3, 1, 2)
fb.blit(small, 5, 5)
fb.blit(small, -1, 4, -1)
fb.blit((bytearray(b'\x12\x34'), 2, 2, framebuf.GS4_HMSB), 2, 4)
show(fb, 6, 6)
palette = framebuf.FrameBuffer(bytearray(b'\x0a\x0c'), 2, 1, framebuf.GS8)
mono = framebuf.FrameBuffer(bytearray(b'\xa0\x40'), 4, 2, framebuf.MONO_HLSB)
fb.blit(mono, 0, 0, -1, palette)
fb.blit(mono, 0, 3, 10, palette)
show(fb, 6, 6)


class Display(framebuf.FrameBuffer):
    def __init__(self, width, height):
        self.memory = bytearray(width * height)
        super().__init__(self.memory, width, height, framebuf.GS8, width)

    def cross(self, c):
        self.line(0, 0, 3, 3, c)
        self.line(3, 0, 0, 3, c)


display = Display(4, 4)
display.cross(5)
show(display, 4, 4)
fb.blit(display, 2, 2, 0)
show(fb, 6, 6)
strided = framebuf.FrameBuffer(display.memory, 2, 4, framebuf.GS8, 4)
strided.fill(1)
print(list(display.memory))
old = framebuf.FrameBuffer1(bytearray(8), 8, 8)
old.hline(0, 0, 8, 1)
print(old.pixel(3, 0), old.pixel(3, 1))
for wrong in ('fb.pixel("x", 1)', 'framebuf.FrameBuffer(bytearray(3), 8, 8, framebuf.GS8)', 'framebuf.FrameBuffer(bytearray(8), 8, 8, 99)',
              'fb.text(5, 0, 0)', 'fb.blit(5, 0, 0)', 'framebuf.FrameBuffer()', 'fb.poly(0, 0, 5, 1)', 'fb.fill()'):
    try:
        print(wrong, eval(wrong))
    except (TypeError, ValueError) as error:
        print(wrong, type(error).__name__)
