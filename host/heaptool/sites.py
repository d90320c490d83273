# SPDX-License-Identifier: MIT
# Allocation sites in a dump: the table that the machine keeps as an object (root SITES), and the hidden last word of each
# object that was made meanwhile.
from heaptool.image import TRACED

BEFORE = (("(before tracing)", "", 0),)
ROWS, HEAD, ROW = 3, 6, 6  # Values of the table: which says how many rows, how many lie before them; of a row


def table(heap):
    # None when nothing was traced.
    for name, values in heap.dump.roots:
        if name == "SITES":
            place = heap.image.target(values[0])
            return Table(heap, place) if place is not None else None
    return None


class Table:
    def __init__(self, heap, place):
        self.image, self.place = heap.image, place
        self.bits = 24 if heap.image.wide else 12
        self.rows = self.image.value(place, ROWS) >> 1

    def site(self, place):
        # The row of an object's site, or None.
        image = self.image
        if not image.words[place] & TRACED:
            return None
        return image.words[place + image.length(place) - 1] & ((1 << self.bits) - 1) or None

    def serial(self, place):
        # The number that an object keeps as long as it lives, or None.
        image = self.image
        if not image.words[place] & TRACED:
            return None
        return image.words[place + image.length(place) - 1] >> self.bits

    def stack(self, place):
        # (function, file, line) of the site and of those that called it, the innermost first.
        row, stack = self.site(place), []
        if row is None:
            return BEFORE
        while len(stack) < 64 and row < self.rows:
            at = HEAD + ROW * row
            file = self.image.text(self.image.value(self.place, at))
            line = (self.image.value(self.place, at + 1) >> 1) >> self.bits
            stack.append(("%s:%d" % (file, line), file, line) if file else ("(site unknown)", "", 0))
            row = (self.image.value(self.place, at + 2) >> 1) >> self.bits
            if row == 0:
                break
        return tuple(stack)
