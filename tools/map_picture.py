#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Turns recorded text with ANSI colours, such as what heap.map() shows on a terminal, into an SVG picture.

    map_picture.py [TEXT [SVG]]     default: standard input and output

Cells are monospace, a letter each. Understood are the sequences ESC [ ... m for the 16 colours, bold, dim and reverse; other
control sequences are left out. The same text gives the same picture, byte for byte.
"""
import re
import sys

CELL_WIDTH, CELL_HEIGHT, FONT_SIZE, MARGIN = 8, 17, 13, 10
PAPER, INK = "#1e1e2a", "#d8d8e0"
COLORS = ("#1e1e2a", "#d9534f", "#5cb85c", "#d8b03c", "#4a86d8", "#b565c8", "#3fb5b5", "#c8c8d0",
          "#70707c", "#ff8a80", "#a5e6a0", "#ffe08a", "#8ab8ff", "#e0a8f0", "#9aeaea", "#ffffff")
DIM = 0.55
SEQUENCE = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|\x1b.|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f]")


class Style:
    """What the sequences so far have set."""

    def __init__(self):
        self.ink = self.paper = None
        self.dim = self.bold = self.reverse = False

    def apply(self, codes):
        for code in [int(c or 0) for c in codes.split(";")]:
            if code == 0:
                self.__init__()
            elif code in (1, 2, 7):
                setattr(self, {1: "bold", 2: "dim", 7: "reverse"}[code], True)
            elif code == 22:
                self.bold = self.dim = False
            elif code == 27:
                self.reverse = False
            elif code in (39, 49):
                setattr(self, "ink" if code == 39 else "paper", None)
            elif 30 <= code <= 37 or 90 <= code <= 97:
                self.ink = COLORS[code - 30 if code < 90 else code - 82]
            elif 40 <= code <= 47 or 100 <= code <= 107:
                self.paper = COLORS[code - 40 if code < 100 else code - 92]

    def now(self):
        """(ink, paper or None, opacity, bold)"""
        ink, paper = self.ink or INK, self.paper
        if self.reverse:
            ink, paper = paper or PAPER, ink
        return ink, paper, DIM if self.dim else 1, self.bold


def read(text):
    """Lines of (style, text) runs."""
    style = Style()
    lines = []
    for line in text.replace("\r\n", "\n").rstrip("\n").split("\n"):
        runs, at = [], 0
        for match in list(SEQUENCE.finditer(line)) + [None]:
            part = line[at:match.start() if match else len(line)].expandtabs()
            if part:
                runs.append((style.now(), part))
            if match:
                at = match.end()
                if match[2] == "m":
                    style.apply(match[1])
        lines.append(runs)
    return lines


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def picture(text):
    """The SVG of a text."""
    lines = read(text)
    columns = max(sum(len(part) for _, part in runs) for runs in lines)
    width, height = columns * CELL_WIDTH + 2 * MARGIN, len(lines) * CELL_HEIGHT + 2 * MARGIN
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" '
           'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="%d">' % (width, height, width, height, FONT_SIZE),
           '<rect width="%d" height="%d" rx="6" fill="%s"/>' % (width, height, PAPER)]
    for row, runs in enumerate(lines):
        column, top = 0, MARGIN + row * CELL_HEIGHT
        for (ink, paper, opacity, bold), part in runs:
            left, size = MARGIN + column * CELL_WIDTH, len(part) * CELL_WIDTH
            column += len(part)
            if paper:
                out.append('<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>' % (left, top, size, CELL_HEIGHT, paper))
            if part.strip():
                out.append('<text x="%d" y="%d" textLength="%d" xml:space="preserve" fill="%s"%s%s>%s</text>' % (
                    left, top + CELL_HEIGHT - 4, size, ink, ' fill-opacity="%g"' % opacity if opacity < 1 else "",
                    ' font-weight="bold"' if bold else "", escape(part)))
    return "\n".join(out + ["</svg>", ""])


def main():
    names = sys.argv[1:]
    if len(names) > 2 or (names and names[0] in ("-h", "--help")):
        print(__doc__.strip())
        return 2
    if names:
        with open(names[0], encoding="utf-8") as file:
            text = file.read()
    else:
        text = sys.stdin.read()
    if not text.strip():
        print("map_picture.py: there is no text", file=sys.stderr)
        return 1
    if len(names) > 1:
        with open(names[1], "w", encoding="utf-8") as file:
            file.write(picture(text))
    else:
        sys.stdout.write(picture(text))
    return 0


if __name__ == "__main__":
    sys.exit(main())
