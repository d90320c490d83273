#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Bytes per object on 32-bit: Terrarium beside MicroPython (npm, 32-bit), same source, same run.

Each case fills a list with 1,000 objects and takes the difference of gc.mem_alloc() after a collection,
in a fresh interpreter. The case runs once before, so that names and tables already exist when it counts.
A figure includes the list's slot, 4 bytes. MicroPython's collection takes effect only between runPython
calls; so a case is a sequence of steps, which Terrarium gets as one program.
"""
import argparse
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from common import TERRARIUM32, geometric_mean, micropython, terrarium, why  # noqa: E402

COUNT = 1000
SLOT = 4

# (name, definitions, expression for the i-th object, most bytes beside the slot or None)
OBJECTS = [
    ("small int", "", "i", 0),
    ("float", "", "i * 0.5 + 0.25", 0),
    ("str 'k%d' (5 characters)", "", "'k%d' % (1000 + i)", 16),
    ("str of 40", "", "'%040d' % i", None),
    ("bytes(20)", "", "bytes(20)", None),
    ("bytearray(20)", "", "bytearray(20)", None),
    ("int 2**70+i", "big = 2 ** 70", "big + i", None),
    ("2-tuple", "", "(i, i)", 12),
    ("list of 3", "", "[i, i, i]", None),
    ("list of 8", "", "[i, i, i, i, i, i, i, i]", None),
    ("empty list", "", "[]", 12),
    ("closure, 1 variable", "def make(v):\n    def get():\n        return v\n    return get", "make(i)", 24),
    ("generator", "def count(n):\n    while n:\n        yield n\n        n -= 1", "count(i)", None),
    ("range object", "", "range(i)", None),
    ("list iterator", "some = [1, 2, 3]", "iter(some)", None),
    ("empty dict", "", "{}", 16),
    ("dict of 3", "", "{'a': i, 'b': i, 'c': i}", None),
    ("set of 3", "", "{i, i + 1, i + 2}", None),
    ("object, 1 attribute",
     "class One:\n    def __init__(self, a):\n        self.a = a", "One(i)", 12),
    ("object, 3 attributes",
     "class Three:\n    def __init__(self, a):\n        self.a = a\n        self.b = a\n        self.c = a",
     "Three(i)", 20),
    ("object, 8 attributes",
     "class Eight:\n    def __init__(self, a):\n" +
     "".join("        self.%s = a\n" % name for name in "abcdefgh"), "Eight(i)", None),
    ("bound method", "class Bell:\n    def ring(self):\n        pass\nbell = Bell()", "bell.ring", 12),
    ("lambda", "", "lambda: 0", None),
    ("exception", "", "ValueError(i)", None),
]

# (name, statements that make `hold` out of COUNT entries, most bytes an entry or None, COUNT). 1,000 is just
# below a doubling of MicroPython's list and would flatter it; 1,500 is half way to the next.
CONTAINERS = [
    ("int list by append", "hold = []\n    for i in range(COUNT):\n        hold.append(i)", None, 1500),
    ("dict entry, new str -> int",
     "hold = {}\n    for i in range(COUNT):\n        hold['k%d' % (1000 + i)] = i", None, 1000),
    ("dict entry, int -> int", "hold = {}\n    for i in range(COUNT):\n        hold[i] = i", 12.5, 1000),
    ("set entry", "hold = set()\n    for i in range(COUNT):\n        hold.add(i)", None, 1000),
]

FILL = "hold = [None] * COUNT\n    for i in range(COUNT):\n        hold[i] = %s"


def steps(definitions, body, count):
    """The program of one case, in steps; it prints the bytes in use before and after."""
    return [
        "import gc\nCOUNT = %d\n%s\ndef fill():\n    %s\n    return hold\n"
        "def report():\n    print(gc.mem_alloc())\nhold = fill()\nhold = None" % (count, definitions, body),
        "gc.collect()", "report()", "hold = fill()", "gc.collect()", "report()",
    ]


def cases():
    """All cases as (name, steps, limit, slot, count)."""
    for name, definitions, expression, limit in OBJECTS:
        yield name, steps(definitions, FILL % expression, COUNT), limit, SLOT, COUNT
    for name, body, limit, count in CONTAINERS:
        yield name, steps("", body, count), limit, 0, count


def per_object(output, count):
    before, after = (int(line) for line in output.split())
    return (after - before) / count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--terrarium", default=TERRARIUM32)
    options = parser.parse_args()
    everything = list(cases())
    peers = micropython([{"steps": case[1]} for case in everything]) or [None] * len(everything)
    print("%-28s%10s%13s%8s" % ("bytes per object", "Terrarium", "MicroPython", "ratio"))
    ratios = []
    good = True
    for (name, case, limit, slot, count), peer in zip(everything, peers):
        row = "%-28s" % name
        ours = theirs = None
        done = os.path.exists(options.terrarium) and terrarium(
            options.terrarium, 1 << 19, ["-c", "\n".join(case)])
        if done and done.returncode == 0:
            ours = per_object(done.stdout, count)
        if peer and "error" not in peer:
            theirs = per_object(peer["output"], count)
        row += "%10.1f" % ours if ours is not None else "%10s" % "-"
        row += "%13.1f" % theirs if theirs is not None else "%13s" % "-"
        if ours and theirs:
            ratios.append(ours / theirs)
            row += "%8.2f" % ratios[-1]
        if ours is None:
            good = False
            row += "   " + (why(done) if done is not False else "not built")
        elif limit is not None and ours > limit + slot + 0.1:  # 0.1: the list itself, shared by 1,000
            good = False
            row += "   more than %g" % limit
        print(row)
    if ratios:
        print("geometric mean of %d: %.3f of MicroPython's" % (len(ratios), geometric_mean(ratios)))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
