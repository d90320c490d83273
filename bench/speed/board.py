#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Instructions that the programs of speed.py take on a Cortex-M3, counted exactly by QEMU (tools/qemu_plugin/count.c).

Counts are those of the whole run of a program at its small size, compiling included, less the run of an empty
program (the row `start`: reset, the VM's start and its end). What they were is kept in cortex_m3.tsv: a ratio below 1
means fewer now. --record writes the new figures there. What a program prints has to be what the 32-bit host prints.
Needs build/board/an385/terrarium.elf (tools/build_board.sh) and build/host32.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

import speed

TABLE = os.path.join(speed.HERE, "cortex_m3.tsv")


def count(options, path, arguments):
    """Run on the board; return (instructions, output)."""
    with tempfile.NamedTemporaryFile("r") as log:
        done = subprocess.run(
            [os.path.join(speed.ROOT, "tools/qemu_run.sh"), "--board", "an385", "--fixed-time", "--count", "",
             "-X", "heapsize=" + options.heap, path, *arguments],
            env=dict(os.environ, COUNT_LOG=log.name), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=600)
        total = re.search(r"total: (\d+)", log.read())
    output = done.stdout.decode(errors="replace").replace("\r\n", "\n")
    if done.returncode != 0 or total is None:
        raise RuntimeError("%s: exit status %d: %s" % (path, done.returncode, output.strip()[-200:]))
    return int(total.group(1)), output


def recorded():
    """{program: (size, instructions)} of the table."""
    if not os.path.exists(TABLE):
        return {}
    rows = (line.split("\t") for line in open(TABLE) if not line.startswith("#"))
    return {row[0]: (row[1], int(row[2])) for row in rows}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--heap", default="512k")
    parser.add_argument("--host32", default=os.path.join(speed.ROOT, "build/host32/terrarium"))
    parser.add_argument("--record", action="store_true", help="write the figures into cortex_m3.tsv")
    options = parser.parse_args()
    before, rows, ratios = recorded(), [], []
    print("%-16s%8s%16s%16s%8s" % ("program", "size", "instructions", "recorded", "ratio"))
    with tempfile.NamedTemporaryFile("w", suffix=".py") as empty:
        start = count(options, empty.name, [])[0]
    for name in ["start", *speed.PROGRAMS]:
        if name == "start":
            size, instructions = "", start
        else:
            path, size = os.path.join(speed.HERE, name + ".py"), str(speed.PROGRAMS[name][1])
            total, output = count(options, path, [size])
            expected = speed.run([options.host32, "-X", "heapsize=" + options.heap, path, size])[1]
            if output != expected:
                raise RuntimeError("%s: printed %r instead of %r" % (name, output, expected))
            instructions = total - start
        rows.append((name, size, instructions))
        row = "%-16s%8s%16d" % rows[-1]
        if before.get(name, ("", 0))[0] == size and name in before:
            ratios.append(instructions / before[name][1])
            row += "%16d%8.4f" % (before[name][1], ratios[-1])
        print(row, flush=True)
    if ratios:
        print("geometric mean: %.4f of what is recorded" % speed.geometric_mean(ratios))
    if options.record:
        with open(TABLE, "w") as table:
            table.write("# Written by board.py --record: program, size, instructions on a Cortex-M3.\n")
            table.writelines("%s\t%s\t%d\n" % row for row in rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
