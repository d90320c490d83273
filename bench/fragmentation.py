#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fragmentation: how much of gc.mem_free() can be had in one piece, in a full 64 KB heap on 32-bit.

    plain    2,000 objects of ten kinds, every other one dropped, collected; the largest bytearray
    ids      the same after id() of 100 survivors
    keyed    the same with a set and a dict keyed by 50 instances
    append   a list grows by append until MemoryError: the bytes of its items
"""
import argparse
import os
import sys

from common import HERE, TERRARIUM32, terrarium, why

CASES = {"plain": 0.98, "ids": 0.98, "keyed": 0.98, "append": 0.9}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--terrarium", default=TERRARIUM32)
    parser.add_argument("--heap", type=int, default=64 * 1024)
    options = parser.parse_args()
    if not os.path.exists(options.terrarium):
        print("no Terrarium at " + options.terrarium)
        return 1
    good = True
    print("%-8s%9s%8s%9s%8s%8s" % ("case", "objects", "free", "largest", "share", "goal"))
    for case, goal in CASES.items():
        done = terrarium(options.terrarium, options.heap, [os.path.join(HERE, "fragmentation_fill.py"), case])
        if done is None or done.returncode != 0:
            print("%-8s %s" % (case, why(done)))
            good = False
            continue
        made, free, largest = (int(word) for word in done.stdout.split())
        good = good and largest >= goal * free
        print("%-8s%9d%8d%9d%8.3f%8.2f%s" % (case, made, free, largest, largest / free, goal,
                                             "" if largest >= goal * free else "  MISSED"))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
