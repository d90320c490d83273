# SPDX-License-Identifier: MIT
"""The Mandelbrot set in a frame buffer, as for a small display, shown as text.

With framebuf (MicroPython's module) everything is drawn into one bytearray by its FrameBuffer; where there is none,
the class below draws the same. Numbers are whole, in units of 1/4096 (fixed point), so that the picture is the same
to the last pixel on every machine.
"""
try:
    from framebuf import FrameBuffer, GS4_HMSB, MONO_HLSB
except ImportError:
    MONO_HLSB, GS4_HMSB = 3, 2

    class FrameBuffer:
        """What this program needs of framebuf's: pixels of one or four bits, the first in the upper bits."""

        def __init__(self, buffer, width, height, form):
            self.buffer = buffer
            self.width, self.height = width, height
            self.bits = 1 if form == MONO_HLSB else 4
            per_byte = 8 // self.bits
            self.stride = (width + per_byte - 1) // per_byte * per_byte

        def pixel(self, x, y, colour=None):
            if not (0 <= x < self.width and 0 <= y < self.height):
                return None
            at = (y * self.stride + x) * self.bits
            shift = 8 - self.bits - at % 8
            mask = (1 << self.bits) - 1
            if colour is None:
                return self.buffer[at // 8] >> shift & mask
            self.buffer[at // 8] = self.buffer[at // 8] & ~(mask << shift) | (colour & mask) << shift

        def fill_rect(self, x, y, width, height, colour):
            for row in range(y, y + height):
                for column in range(x, x + width):
                    self.pixel(column, row, colour)

        def fill(self, colour):
            self.fill_rect(0, 0, self.width, self.height, colour)

        def hline(self, x, y, width, colour):
            self.fill_rect(x, y, width, 1, colour)

        def vline(self, x, y, height, colour):
            self.fill_rect(x, y, 1, height, colour)

        def rect(self, x, y, width, height, colour):
            self.hline(x, y, width, colour)
            self.hline(x, y + height - 1, width, colour)
            self.vline(x, y, height, colour)
            self.vline(x + width - 1, y, height, colour)

        def blit(self, source, x, y, key=-1):
            for row in range(source.height):
                for column in range(source.width):
                    colour = source.pixel(column, row)
                    if colour != key:
                        self.pixel(x + column, y + row, colour)


ONE = 1 << 12
LIMIT = 4 * ONE


def fixed(value):
    return int(value * ONE)


class View:
    """A rectangle of the complex plane, by its middle and its width; greys are spread from `dark` to `limit` steps."""

    def __init__(self, name, x, y, width, dark, limit):
        self.name = name
        self.x, self.y, self.width = fixed(x), fixed(y), fixed(width)
        self.dark, self.limit = dark, limit

    def points(self, columns, rows):
        """(column, row, x, y) of each pixel's middle; characters are twice as high as wide."""
        step = self.width * 2 // columns  # in half units, for the middles
        for row in range(rows):
            y = self.y + (rows - 1 - 2 * row) * step // 2
            for column in range(columns):
                yield column, row, self.x + (2 * column + 1 - columns) * step // 4, y


def escape(cx, cy, limit):
    """How many steps z -> z * z + c takes to leave the circle of radius 2; limit, if it stays."""
    # The two great bodies need no counting.
    q = ((cx - ONE // 4) * (cx - ONE // 4) + cy * cy) // ONE
    if q * (q + cx - ONE // 4) * 4 < cy * cy or (cx + ONE) ** 2 + cy * cy < ONE * ONE // 16:
        return limit
    x = y = 0
    for count in range(limit):
        xx, yy = x * x >> 12, y * y >> 12
        if xx + yy > LIMIT:
            return count
        y = (x * y >> 11) + cy
        x = xx - yy + cx
    return limit


class Canvas:
    """A frame buffer and the way to see it."""

    def __init__(self, width, height, form=GS4_HMSB):
        self.width, self.height = width, height
        size = (width + 7) // 8 * height if form == MONO_HLSB else (width + 1) // 2 * height
        self.buffer = bytearray(size)
        self.screen = FrameBuffer(self.buffer, width, height, form)

    def draw(self, view):
        """Grey by the number of steps; what stays inside is 15."""
        pixel, limit, dark = self.screen.pixel, view.limit, view.dark
        for column, row, x, y in view.points(self.width, self.height):
            steps = escape(x, y, limit)
            pixel(column, row, max(steps - dark, 0) * 15 // (limit - dark))

    def frame(self):
        self.screen.rect(0, 0, self.width, self.height, 7)

    def lines(self, palette):
        pixel = self.screen.pixel
        for row in range(self.height):
            yield "".join([palette[pixel(column, row)] for column in range(self.width)]).rstrip()

    def checksum(self):
        """Fletcher's, of the buffer: two pictures are the same if it is."""
        low = high = 0
        for byte in self.buffer:
            low = (low + byte) % 255
            high = (high + low) % 255
        return high << 8 | low


def outline(grey):
    """A canvas of one bit: the pixels inside that have a neighbour outside."""
    result = Canvas(grey.width, grey.height, MONO_HLSB)
    inside = grey.screen.pixel
    count = 0
    for row in range(grey.height):
        for column in range(grey.width):
            if inside(column, row) != 15:
                continue
            around = (inside(column - 1, row), inside(column + 1, row), inside(column, row - 1),
                      inside(column, row + 1))
            if any(colour != 15 for colour in around if colour is not None):
                result.screen.pixel(column, row, 1)
                count += 1
    return result, count


def thumbnail(grey, columns, rows):
    """A smaller canvas; each pixel is the brightest of those that it stands for."""
    small = Canvas(columns, rows)
    for row in range(rows):
        for column in range(columns):
            brightest = 0
            for y in range(row * grey.height // rows, (row + 1) * grey.height // rows):
                for x in range(column * grey.width // columns, (column + 1) * grey.width // columns):
                    brightest = max(brightest, grey.screen.pixel(x, y))
            small.screen.pixel(column, row, brightest)
    return small


VIEWS = [
    View("everything", -0.7, 0.0, 2.8, 0, 16),
    View("seahorse valley", -0.75, 0.125, 0.125, 20, 60),
    View("a smaller one", -1.76, 0.0, 0.09375, 7, 24),
]
PALETTE = "  .,:;-=+*oxO%#@"


def main():
    canvas = Canvas(62, 22)
    album = Canvas(64, 9)
    album.screen.fill(0)
    for number, view in enumerate(VIEWS):
        canvas.screen.fill(0)
        canvas.draw(view)
        if number == 0:
            edge, length = outline(canvas)
        small = thumbnail(canvas, 18, 7)
        small.frame()
        album.screen.blit(small.screen, 2 + 21 * number, 1)
        print(f"{view.name}: checksum {canvas.checksum():04x}")
        for line in canvas.lines(PALETTE):
            print(line)
        print()
    print(f"the edge of everything: {length} pixels, checksum {edge.checksum():04x}")
    for line in edge.lines(" #"):
        print(line)
    print("album: checksum %04x" % album.checksum())
    for line in album.lines(PALETTE):
        print(line)


main()
