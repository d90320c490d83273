#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the C table of the 8x8 font from its drawing: make_font.py FONT.txt OUT.c

FONT.txt: lines that begin with "# " or are "#" alone are comments; then blocks of nine lines, blank
lines between them: the names of eight characters, then eight rows of eight glyphs, "#" ink, "." paper.
Glyphs come in ASCII order from the blank; the last one is named "box". The C table is column by column, bit 0 is the top row (module/font8x8.h)."""
import sys

WORDS = {"space": " ", "box": "\x7f"}


def fail(number, message):
    sys.exit(f"{sys.argv[1]}:{number}: {message}")


def read_glyphs(lines):
    """Yields (name, rows) of each glyph; complains about anything out of shape."""
    drawn = [
        (number, line.split())
        for number, line in enumerate(lines, 1)
        if line.strip() and line != "#" and not line.startswith("# ")
    ]
    for start in range(0, len(drawn), 9):
        block = drawn[start : start + 9]
        number, names = block[0]
        if len(block) != 9 or len(names) != 8:
            fail(number, "a block is a line of 8 names and 8 rows")
        for number, row in block[1:]:
            if len(row) != 8 or any(len(cell) != 8 or set(cell) - set("#.") for cell in row):
                fail(number, "a row is 8 cells of 8 characters, # or .")
        for index, name in enumerate(names):
            expected = chr(0x20 + start // 9 * 8 + index)
            if WORDS.get(name, name) != expected:
                fail(block[0][0], f"{name} stands where {expected!r} belongs")
            yield name, [row[index] for _, row in block[1:]]


def columns(rows):
    return [sum(1 << y for y in range(8) if rows[y][x] == "#") for x in range(8)]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="ascii") as source:
        glyphs = list(read_glyphs(source.read().split("\n")))
    if len(glyphs) != 96:
        fail(1, f"96 glyphs expected, {len(glyphs)} found")
    with open(sys.argv[2], "w", encoding="ascii") as out:
        out.write("/* Made by tools/make_font.py from font8x8.txt: do not edit. */\n")
        out.write('#include "module/font8x8.h"\n\n')
        out.write("const uint8_t font8x8_columns[FONT8X8_GLYPHS][8] = {\n")
        for name, rows in glyphs:
            values = ", ".join(f"0x{byte:02x}" for byte in columns(rows))
            note = "backslash" if name == "\\" else name
            out.write(f"    {{{values}}}, /* {note} */\n")
        out.write("};\n")


main()
