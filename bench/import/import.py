#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What importing 60 KB of source costs on 32-bit: the peak, what is kept, and their ratio.

Peak is the smallest heap in which `import big` succeeds, less that of an empty module; kept is the difference of
gc.mem_alloc() after a collection. MicroPython (npm) shows only what it keeps: its heap grows by itself.
"""
import argparse
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from common import TERRARIUM32, micropython, smallest_heap, terrarium, why  # noqa: E402
import make_module  # noqa: E402

KEPT = ["import gc\ndef report():\n    print(gc.mem_alloc())", "gc.collect()", "report()", "import big",
        "gc.collect()", "report()"]


def difference(output):
    before, after = (int(line) for line in output.split())
    return after - before


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--terrarium", default=TERRARIUM32)
    parser.add_argument("--source", help="import this file instead of the generated module")
    options = parser.parse_args()
    text = open(options.source).read() if options.source else make_module.make()
    kilobytes = len(text.encode()) / 1024
    print("module: " + make_module.figures(text))

    peer = micropython([{"files": {"/big.py": text}, "steps": KEPT}])
    if peer and "error" not in peer[0]:
        kept = difference(peer[0]["output"])
        print("MicroPython  kept %6d bytes, %.0f a KB of source" % (kept, kept / kilobytes))
    elif peer:
        print("MicroPython  " + peer[0]["error"].splitlines()[-1])
    if not os.path.exists(options.terrarium):
        print("no Terrarium at " + options.terrarium)
        return 1

    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "big.py"), "w") as out:
            out.write(text)
        with open(os.path.join(folder, "nothing.py"), "w"):
            pass

        def run(heap, code):
            return terrarium(options.terrarium, heap, ["-c", code], modules=folder)

        def importing(name):
            return smallest_heap(lambda heap: run(heap, "import " + name).returncode == 0)

        done = run(1 << 19, "\n".join(KEPT))
        if done.returncode != 0:
            print("Terrarium    " + why(done))
            return 1
        kept = difference(done.stdout)
        whole, nothing = importing("big"), importing("nothing")
        peak = whole - nothing
        print("Terrarium    kept %6d bytes, %.0f a KB of source" % (kept, kept / kilobytes))
        print("             peak %6d bytes: smallest heap %d, for an empty module %d" % (
            peak, whole, nothing))
        print("             peak / kept %.3f" % (peak / kept))
    good = whole <= 64 * 1024 and peak <= 1.35 * kept
    print("imports in 64 KB: %s; peak at most 1.35 times kept: %s" % (
        "yes" if whole <= 64 * 1024 else "NO", "yes" if peak <= 1.35 * kept else "NO"))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
