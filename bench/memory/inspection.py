#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What module heap and its kin cost while nothing of them is switched on: host32 beside bare32, the same without them.

For each program of bench/speed, at a small size: instructions under callgrind, less those of an empty program. The
places of names in the attribute cache depend on addresses, which another build has elsewhere; so the program runs
under file names of different length, which shifts all that it makes, and the least count is taken. For each of
memory/programs: the smallest heap in which it runs, and the bytes in use at its end. Goal: instructions within 0.1 %,
heaps the same to the byte."""
import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, ".."), os.path.join(HERE, "../speed")]
from common import ROOT, geometric_mean, smallest_heap, terrarium  # noqa: E402
from speed import PROGRAMS, instructions  # noqa: E402

BUILDS = ("host32", "bare32")
STEP = 4  # bytes: a word
LIMIT = 0.001
SHIFTS = 6


def least_instructions(binary, name, size):
    counts = []
    with tempfile.TemporaryDirectory() as folder:
        for shift in range(SHIFTS):
            path = os.path.join(folder, name + "_" * (STEP * shift) + ".py")
            shutil.copy(os.path.join(ROOT, "bench/speed", name + ".py"), path)
            counts.append(instructions([binary, path, str(size)])[0])
    return min(counts)


def heap_figures(binary, path):
    """(smallest heap, bytes in use at the end of the program in a heap of 64 KB)"""
    expected = terrarium(binary, 1 << 20, [path]).stdout

    def works(heap):
        done = terrarium(binary, heap, [path], timeout=20)
        return done is not None and done.returncode == 0 and done.stdout == expected

    with tempfile.NamedTemporaryFile("w", suffix=".py") as program:
        program.write(open(path).read() + "\nimport gc\ngc.collect()\nprint('in use', gc.mem_alloc())\n")
        program.flush()
        done = terrarium(binary, 1 << 16, [program.name])
    return smallest_heap(works, STEP), int(re.search(r"in use (\d+)", done.stdout).group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("programs", nargs="*", help="of bench/speed; default: all")
    options = parser.parse_args()
    for build in BUILDS:
        subprocess.run([os.path.join(ROOT, "tools/build.sh"), build], check=True, stderr=subprocess.DEVNULL)
    binaries = [os.path.join(ROOT, "build", build, "terrarium") for build in BUILDS]
    good = True

    print("%-18s%16s%16s%10s" % (("instructions",) + BUILDS + ("ratio",)))
    empty = [instructions([binary, os.devnull])[0] for binary in binaries]
    ratios = []
    for name, sizes in PROGRAMS.items():
        if options.programs and name not in options.programs:
            continue
        counts = [least_instructions(binary, name, sizes[1]) - none for binary, none in zip(binaries, empty)]
        ratios.append(counts[0] / counts[1])
        good = good and ratios[-1] < 1 + LIMIT
        print("%-18s%16d%16d%10.4f" % (name, counts[0], counts[1], ratios[-1]), flush=True)
    print("%-18s%42.4f" % ("geometric mean", geometric_mean(ratios)))

    print("\n%-18s%16s%16s%16s%16s" % (("heap",) + tuple("%s %s" % (b, w) for w in ("least", "used") for b in BUILDS)))
    for path in sorted(glob.glob(os.path.join(HERE, "programs/*.py"))):
        figures = [heap_figures(binary, path) for binary in binaries]
        same = figures[0] == figures[1]
        good = good and same
        row = [f[i] for i in (0, 1) for f in figures]
        print("%-18s%16d%16d%16d%16d%s" % ((os.path.basename(path)[:-3],) + tuple(row) + ("" if same else "   differs",)),
              flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
