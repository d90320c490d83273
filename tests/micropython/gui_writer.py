# Fonts, widgets, a display derived from FrameBuffer. What is expected is what MicroPython 1.27 prints.
import framebuf


class Font:
    _font = b'\x03\x00\xe0\xa0\xe0\x02\x00\xc0\xc0\x03\x00\x80\xc0\xe0'
    _index = {'a': 0, 'b': 5, 'c': 9}

    @staticmethod
    def height():
        return 3

    @classmethod
    def get_ch(cls, ch):
        o = cls._index.get(ch, 0)
        w = int.from_bytes(cls._font[o:o + 2], 'little')
        return (memoryview(cls._font)[o + 2:o + 5], 3, w)


class Display(framebuf.FrameBuffer):

    def __init__(self, w, h):
        self.w = w
        self.h = h
        self.mvb = memoryview(bytearray(w * h // 8))
        super().__init__(self.mvb, w, h, framebuf.MONO_HLSB)

    def __str__(self):
        return '\n'.join((''.join(('#' if self.pixel(x, y) else '.' for x in range(self.w))) for y in range(self.h)))


class Writer:
    state = {}

    def __init__(self, dev, font):
        self.dev = dev
        self.font = font
        self.state.setdefault(id(dev), [0, 0])

    def printstring(self, s, inv=False):
        for c in s:
            self._ch(c, inv)

    def _ch(self, c, inv):
        st = self.state[id(self.dev)]
        if c == '\n':
            st[0] += self.font.height() + 1
            st[1] = 0
            return
        glyph, h, w = self.font.get_ch(c)
        buf = bytearray(glyph)
        if inv:
            for i, v in enumerate(buf):
                buf[i] = 255 & ~v
        fbc = framebuf.FrameBuffer(buf, w, h, framebuf.MONO_HLSB)
        self.dev.blit(fbc, st[1], st[0])
        st[1] += w + 1
d = Display(16, 8)
w = Writer(d, Font)
w.printstring('abc\ncc')
w.printstring('a', True)
print(d)
d2 = Display(8, 8)
Writer(d2, Font).printstring('c')
print(d2, isinstance(d2, framebuf.FrameBuffer))


class Widget:

    def __init__(self, x, y):
        self.x, self.y = (x, y)
        self.children = []

    def add(self, *c):
        self.children.extend(c)
        return self

    def walk(self, depth=0):
        yield (depth, self)
        for c in self.children:
            yield from c.walk(depth + 1)


class Button(Widget):
    n = 0

    def __init__(self, x, y, label='', cb=None):
        super().__init__(x, y)
        self.label = label
        self.cb = cb or (lambda b: None)
        Button.n += 1

    def touch(self, x, y):
        return self.x <= x < self.x + 10 and self.y <= y < self.y + 10 and (self.cb(self), True)[1]
root = Widget(0, 0).add(Button(5, 5, 'ok', lambda b: print('pressed', b.label)), Widget(1, 1).add(Button(20, 5, 'no')))
for dep, wd in root.walk():
    print('  ' * dep, type(wd).__name__, getattr(wd, 'label', '-'), wd.touch(6, 6) if isinstance(wd, Button) else '')
print(Button.n)
