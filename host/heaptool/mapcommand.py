# SPDX-License-Identifier: MIT
# `map` and `diff`: draw the map of one heap, or what changed between two.
from heaptool import color, dumpdiff, dumpfile, dumpmap, load, meminfo, source
from heaptool.error import ToolError


def run(command, arguments):
    paint, arguments = color.options(arguments)
    way, arguments = coloring(arguments)
    if command == "map":
        source.expect(command, arguments, 1, "[--by=type|live|module|age] [--color=always|never] FILE")
        data = source.read_bytes(arguments[0])
        if dumpfile.is_dump(data):
            return show_dump(dumpmap.Map(load.Heap(data), way), paint)
        return show(meminfo.read(data.decode("utf-8", "replace")), paint)
    source.expect(command, arguments, 2, "[--color=always|never] OLD NEW")
    old, new = [source.read_bytes(path) for path in arguments]
    if dumpfile.is_dump(old) != dumpfile.is_dump(new):
        raise ToolError("a dump and a map cannot be compared")
    if dumpfile.is_dump(old):
        return dumpdiff.run(load.Heap(old), load.Heap(new))
    return compare(meminfo.read(old.decode("utf-8", "replace")), meminfo.read(new.decode("utf-8", "replace")), paint)


def coloring(arguments):
    # (way, the other arguments): --by=WAY may stand anywhere.
    way, rest = "type", []
    for argument in arguments:
        if argument.startswith("--by="):
            way = argument[5:]
        else:
            rest.append(argument)
    if way not in dumpmap.WAYS:
        raise ToolError("--by=%s: it can be one of %s" % (way, ", ".join(dumpmap.WAYS)))
    return way, rest


# ---- the map of a dump ----


def show_dump(drawn, paint):
    print("memory from %x, %d bytes a letter" % (drawn.image.base, drawn.block))
    draw(drawn.letters, drawn.letters, drawn.colors, drawn.block, paint)
    dumpmap.legend(drawn.way, paint)
    print()
    print("%-26s %10s %10s" % ("", "objects", "bytes"))
    rows = sorted(drawn.heads.items(), key=lambda item: item[0] if drawn.way == "age" else -item[1][1])
    for letter, (objects, size) in rows:
        head = paint.word(letter, drawn.paints[letter])
        print("%s %-24s %10d %10d" % (head, drawn.names.get(letter, "other"), objects, size))
    return 0


# ---- one map ----


def show(report, paint):
    for area in report.areas:
        print("memory from %s, %d bytes a letter" % (area.start, report.block_size))
        colors = letter_colors(area.letters)
        draw(area.letters, area.letters, colors, report.block_size, paint)
    print()
    rows, count = meminfo.comparison(report)
    print("%-26s %10s %10s" % ("", "header", "counted"))
    for what, header, counted in rows:
        print("%-26s %10d %10d%s" % (what, header, counted, "" if header == counted else "  differ"))
    if any([header != counted for _, header, counted in rows]):
        print("A letter stands for all objects that begin in its block: of small objects a map shows the first.")
    print()
    print("%-26s %10s %10s %10s" % ("", "objects", "blocks", "bytes"))
    for letter, (objects, blocks) in sorted(count.letters.items(), key=lambda item: -item[1][1]):
        name = "tail without a head" if letter == "=" else meminfo.LETTERS[letter]
        head = paint.word(letter, color.OF_LETTER.get(letter, 0))
        print("%s %-24s %10d %10d %10d" % (head, name, objects, blocks, blocks * report.block_size))
    return 0


def letter_colors(letters):
    # The colour of each letter; what an object covers has that of its head.
    colors, now = [], 0
    for letter in letters:
        if letter != "=":
            now = color.OF_LETTER.get(letter, 0)
        colors.append(now)
    return colors


def draw(letters, drawn, colors, size, paint):
    # The lines of `drawn`; two and more lines without anything in `letters` are told in one.
    width, blocks, at = meminfo.ROW_BLOCKS, len(letters), 0
    while at < blocks:
        end = at
        while end < blocks and letters[end] == "." and drawn[end] == ".":
            end += 1
        if end - at >= 2 * width:
            print("       (%d lines all free)" % ((end - at) // width))
            at = end // width * width
            if at >= blocks:
                return
        row = paint.letters(drawn[at : at + width], colors[at : at + width])
        print("%08x: %s" % (at * size, row))
        at += width


# ---- two maps ----


def compare(old, new, paint):
    if (old.block_size, old.total) != (new.block_size, new.total) or len(old.areas) != len(new.areas):
        raise ToolError(
            "these are two different heaps: %d bytes in blocks of %d, and %d bytes in blocks of %d"
            % (old.total, old.block_size, new.total, new.block_size)
        )
    born = freed = changed = 0
    for before, after in zip(old.areas, new.areas):
        drawn, colors = [], []
        for a, b in zip(before.letters, after.letters):
            if a == b:
                drawn.append(b)
                colors.append(color.GREY)
            elif a == ".":
                born += 1
                drawn.append("+")
                colors.append(color.RED)
            elif b == ".":
                freed += 1
                drawn.append("-")
                colors.append(color.GREEN)
            else:
                changed += 1
                drawn.append(b)
                colors.append(color.YELLOW)
        print("memory from %s, %d bytes a letter" % (after.start, new.block_size))
        draw(after.letters, "".join(drawn), colors, new.block_size, paint)
    size = new.block_size
    print()
    print("%s in use now, free before: %d blocks, %d bytes" % (paint.word("+", color.RED), born, born * size))
    print("%s free now, in use before: %d blocks, %d bytes" % (paint.word("-", color.GREEN), freed, freed * size))
    print("other letter: %d blocks, %d bytes" % (changed, changed * size))
    print("used: %d -> %d (%+d)" % (old.used, new.used, new.used - old.used))
    table(meminfo.Count(old), meminfo.Count(new))
    return 0


def table(old, new):
    print()
    print("%-26s %10s %10s %10s" % ("objects", "before", "now", "change"))
    for letter in sorted(set(old.letters) | set(new.letters)):
        a, b = [count.letters.get(letter, (0, 0))[0] for count in (old, new)]
        if a != b:
            print("%s %-24s %10d %10d %+10d" % (letter, meminfo.LETTERS.get(letter, "tail"), a, b, b - a))
