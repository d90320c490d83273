#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pauses: instructions of one collection on a Cortex-M3, counted by QEMU (tools/qemu_plugin/count.c).

Goals: 67 KB live with as much garbage between at most 0.65 M, with nothing to move at most 0.35 M; a linked list of
2,500 nodes at most 3 times a list of as many. Needs build/board/an385/terrarium.elf (tools/build_board.sh).
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
COLLECTOR = "heap_collect"  # the function that is one collection


def address_of(elf, symbol):
    for line in subprocess.run(["arm-none-eabi-nm", elf], stdout=subprocess.PIPE, text=True,
                               check=True).stdout.splitlines():
        if line.split()[-1] == symbol:
            return int(line.split()[0], 16)
    raise RuntimeError("no function %s in %s" % (symbol, elf))


def collections(elf, heap, case):
    """Run the case; return (bytes used before, bytes live, instructions of each collection)."""
    with tempfile.NamedTemporaryFile("r") as log:
        done = subprocess.run(
            [os.path.join(ROOT, "tools/qemu_run.sh"), "--elf", elf, "--fixed-time", "--count",
             "call=0x%x" % address_of(elf, COLLECTOR), "-X", "heapsize=" + heap,
             os.path.join(HERE, "heap.py"), case],
            env=dict(os.environ, COUNT_LOG=log.name), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, text=True, timeout=300)
        counts = [int(n) for n in re.findall(r"region \S+ (\d+)", log.read())]
    if done.returncode != 0 or len(counts) < 2:
        raise RuntimeError("%s: exit status %d, %d collections: %s"
                           % (case, done.returncode, len(counts), done.stdout.strip()[-200:]))
    used, live = (int(word) for word in done.stdout.split()[-2:])
    return used, live, counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--elf", default=os.path.join(ROOT, "build/board/an385/terrarium.elf"))
    parser.add_argument("--heap", default="256k")
    options = parser.parse_args()
    if not os.path.exists(options.elf):
        print("no firmware at %s: tools/build_board.sh builds it" % options.elf)
        return 1
    results = {}
    print("%-30s%10s%10s%14s" % ("", "used KB", "live KB", "instructions"))
    for case in ("garbage", "list", "linked"):
        used, live, counts = collections(options.elf, options.heap, case)
        for name, before, count in ((case, used, counts[-2]), (case + ", collected again", live, counts[-1])):
            results[name] = count
            print("%-30s%10.1f%10.1f%14d" % (name, before / 1024, live / 1024, count))
    ratio = results["linked, collected again"] / results["list, collected again"]
    print("linked list / list: %.2f" % ratio)
    goals = (("garbage", results["garbage"] <= 650000),
             ("nothing to move", results["garbage, collected again"] <= 350000),
             ("linked list", ratio <= 3))
    print("; ".join("%s: %s" % (name, "reached" if good else "MISSED") for name, good in goals))
    return 0 if all(good for _, good in goals) else 1


if __name__ == "__main__":
    sys.exit(main())
