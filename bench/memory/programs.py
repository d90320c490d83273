#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The smallest heap in which each program of memory/programs, or of examples/, runs on the 32-bit build, to 16 bytes.

A program runs if it ends with status 0 and prints what CPython prints."""
import argparse
import glob
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from common import ROOT, TERRARIUM32, geometric_mean, smallest_heap, terrarium, why  # noqa: E402

PROGRAMS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--terrarium", default=TERRARIUM32)
    parser.add_argument("--examples", action="store_true", help="the programs of examples/")
    parser.add_argument("programs", nargs="*", help="default: all of memory/programs")
    options = parser.parse_args()
    if not os.path.exists(options.terrarium):
        print("no Terrarium at " + options.terrarium)
        return 1
    heaps = []
    failed = 0
    print("%-20s%8s%12s" % ("program", "lines", "heap bytes"))
    folder = os.path.join(ROOT, "examples") if options.examples else PROGRAMS
    for path in options.programs or sorted(glob.glob(os.path.join(folder, "*.py"))):
        expected = subprocess.run([sys.executable, path], stdout=subprocess.PIPE, text=True,
                                  check=True).stdout

        def works(heap):
            done = terrarium(options.terrarium, heap, [path], timeout=20)
            return done is not None and done.returncode == 0 and done.stdout == expected

        heap = smallest_heap(works)
        row = "%-20s%8d" % (os.path.basename(path), len(open(path).readlines()))
        if heap is None:
            failed += 1
            done = terrarium(options.terrarium, 1 << 20, [path])
            wrong = done is not None and done.returncode == 0
            print(row + "%12s   %s" % ("-", "other output than CPython" if wrong else why(done)))
        else:
            heaps.append(heap)
            print(row + "%12d" % heap, flush=True)
    if heaps:
        peer = "" if options.examples or options.programs else " (MicroPython's for such programs: 5.2)"
        print("geometric mean of %d: %.2f KB%s" % (len(heaps), geometric_mean(heaps) / 1024, peer))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
