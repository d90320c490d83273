# faults: wrap, long, callback, resize
# Pictures whose size wraps, drawing far outside, and buffers that are changed or held meanwhile.
import array
import framebuf

EDGES = (0, -1, 1 << 15, (1 << 31) - 1, -(1 << 31), 1 << 31, 1 << 32, (1 << 32) + 1, (1 << 63) - 1, -(1 << 63), 1 << 64)
FORMATS = (framebuf.MONO_VLSB, framebuf.MONO_HLSB, framebuf.MONO_HMSB, framebuf.GS2_HMSB, framebuf.GS4_HMSB, framebuf.GS8,
           framebuf.RGB565)
made = 0
for big in EDGES:
    for shape in ((big, 1), (1, big), (big, big), (big, 8, 8), (8, big, 8), (1, 1, big)):
        for form in FORMATS:
            try:
                framebuf.FrameBuffer(bytearray(8), *shape[:2], form, *shape[2:])
                made += 1
            except (ValueError, OverflowError, TypeError):
                pass
print(made)
for form in FORMATS:
    data = bytearray(200)
    f = framebuf.FrameBuffer(data, 9, 9, form)
    for big in EDGES:
        for call in (lambda: f.pixel(big, 1), lambda: f.pixel(1, big, 1), lambda: f.hline(big, 1, big, 1), lambda: f.vline(1, big, big, 1),
                     lambda: f.line(big, -big, -big, big, 1), lambda: f.line(0, 0, big, 5, 1), lambda: f.rect(big, big, big, big, 1),
                     lambda: f.rect(-big, -big, big, big, 1, True), lambda: f.fill_rect(-5, -5, big, big, 1), lambda: f.fill(big),
                     lambda: f.ellipse(big, 4, 3, 3, 1), lambda: f.ellipse(4, 4, big, 3, 1), lambda: f.ellipse(4, 4, 3, big, 1, True, 15),
                     lambda: f.scroll(big, -big), lambda: f.text('abc', big, -big, 1), lambda: f.blit(f, big, big), lambda: f.blit(f, -big, 0, 1),
                     lambda: f.poly(big, big, array.array('h', [0, 0, 9, 9, 0, 9]), 1, True),
                     lambda: f.poly(0, 0, array.array('l', [0, 0, (1 << 31) - 1, -(1 << 31), -(1 << 31), 5]), 1, True)):
            try:
                call()
            except (ValueError, OverflowError, TypeError):
                pass
    print(len(data))


class Index:
    def __init__(self, buffer):
        self.buffer = buffer

    def __index__(self):
        try:
            self.buffer.extend(bytes(5000))
            del self.buffer[:]
        except BufferError:
            pass
        return 3


data = bytearray(50)
f = framebuf.FrameBuffer(data, 8, 8, framebuf.GS4_HMSB)
i = Index(data)
points = array.array('h', [0, 0, 5, 5, 5, 0])
for call in (lambda: f.pixel(i, 1, 1), lambda: f.fill(i), lambda: f.line(0, i, 7, 7, 1), lambda: f.text('a', i, 0), lambda: f.scroll(i, 0),
             lambda: f.fill_rect(0, 0, i, i, 1), lambda: f.ellipse(i, i, i, i, 1), lambda: f.blit(f, i, 0), lambda: f.poly(Index(points), 0, points, 1)):
    try:
        call()
    except (ValueError, TypeError) as e:
        pass
print(len(data), len(points))
