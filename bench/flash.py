#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Flash and static RAM of a firmware by source folder, read from the linker's map file.

    flash.py MAP [--files]     --files: one row for each source file instead

The map is that of a link without link-time optimisation, after which nothing belongs to a file any more.
Flash is code, constants and the initial values of data; RAM is .data and .bss without heap and C stack.
"""
import argparse
import collections
import os
import re
import sys

FLASH = (".text", ".ARM.exidx", ".data", ".tdata")
RAM = (".data", ".bss", ".tdata")  # the linker script reserves room for .tbss in .bss
# " .text.name  0x00000010  0x40 path": the name may stand on a line of its own.
CONTRIBUTION = re.compile(r"^ (\S+)?\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)\s?(\S.*?)?\s*$")
OUTPUT = re.compile(r"^(\.\S+)")


def source_of(path):
    """build/board/an385/obj/src/heap/gc.o -> src/heap/gc.c; what comes from libraries -> lib/NAME."""
    archive = re.search(r"([^/]+)\.a\((.+)\)$", path)
    if archive:
        return "%s/%s" % (archive.group(1), archive.group(2))
    path = path.split("/obj/", 1)[-1]
    path = re.sub(r"^build/.*generated/", "generated/", path)
    return re.sub(r"\.o$", ".c", path)


def contributions(lines):
    """Yields (output section, bytes, source file) for everything that was linked."""
    output = None
    linked = False
    for line in lines:
        linked = linked or line.startswith("Linker script and memory map")
        if not linked:
            continue  # before it: archive members, discarded sections, memory regions
        start = OUTPUT.match(line)
        if start:
            output = start.group(1)
        found = CONTRIBUTION.match(line)
        if found and output and int(found.group(3), 16):
            yield output, int(found.group(3), 16), source_of(found.group(4) or "(padding)/")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("map")
    parser.add_argument("--files", action="store_true")
    options = parser.parse_args()
    flash = collections.Counter()
    ram = collections.Counter()
    with open(options.map) as lines:
        for output, size, source in contributions(lines):
            row = source if options.files else os.path.dirname(source)
            flash[row] += size if output in FLASH else 0
            ram[row] += size if output in RAM else 0
    print("%8s%8s" % ("flash", "RAM"))
    for row in sorted(set(flash) | set(ram), key=lambda row: (-flash[row], row)):
        if flash[row] or ram[row]:
            print("%8d%8d  %s" % (flash[row], ram[row], row))
    print("%8d%8d  total" % (sum(flash.values()), sum(ram.values())))


if __name__ == "__main__":
    sys.exit(main())
