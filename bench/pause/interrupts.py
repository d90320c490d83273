#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How long a hard handler waits: instructions from the interrupt to the handler's first call, counted by QEMU's plugin.

bench/pause/interrupts.py [BOARD...]           default: an385 microbit, built by tools/build_board.sh

A hard machine.Timer interrupts each millisecond of virtual time while a program does one thing for some seconds. What
is counted begins where the interrupt puts the event into the queue (arrived() in src/vm/event.c) and ends in the
built-in function that the handler calls first. The longest is told, and the microseconds that it takes at the board's clock
with CYCLES cycles an instruction. Status 1 when a program fails or no handler ran.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tests/tool"))
from common import ROOT  # noqa: E402
from _qemu import QemuBoard, tool  # noqa: E402
from _serial import PROMPT, Mismatch  # noqa: E402

PLUGIN = os.path.join(ROOT, "build/board/libcount.so")
CYCLES = 1.5
SETUP = """
import gc, machine, micropython, time
calls = 0
mark = micropython.stack_use
def handler(timer):
    global calls
    mark()
    calls += 1
gc.collect()
size = gc.mem_free() // 64
"""
BODY = """
def work():
    %s
%s
timer = machine.Timer(-1, period=1, hard=True, callback=handler)
end = time.ticks_add(time.ticks_ms(), %d)
while time.ticks_diff(end, time.ticks_ms()) > 0:
    work()
timer.deinit()
print(calls, machine.overruns())
"""
# (what is done, statement, what it works on). `size`: a 64th of the free heap.
CASES = [
    ("Python alone", "for i in range(50): a = i * 3 + 1", ""),
    ("collections, two thirds of the heap live", "gc.collect()", "live = [(i, [i]) for i in range(size)]"),
    ("collections, with as much to move", "live[0] = [str(i) for i in range(size // 2)]", "live = [None, [(i, [i]) for i in range(size // 2)]]"),
    ("sum() of a quarter of the heap", "sum(live)", "live = list(range(size * 4))"),
    ("x in a list, a quarter of the heap", "-1 in live", "live = list(range(size * 4))"),
    ("sorted(), a quarter of the heap", "live.sort(); live.reverse()", "live = [i * 7919 % 997 for i in range(size * 4)]"),
    ("''.join() of an eighth of the heap", "''.join(live)", "live = ['ab'] * (size * 2)"),
    ("a copy of an eighth of the heap", "live[:]", "live = bytearray(size * 8)"),
    ("'%f' and a float of a text", "float('%f' % 3.14159)", ""),
]


def address_of(elf, *names):
    """That of the first function of these names, whatever link-time optimisation has put behind it."""
    listed = subprocess.run(["arm-none-eabi-nm", elf], stdout=subprocess.PIPE, text=True, check=True).stdout
    found = [re.search(r"^(\w+) [tT] %s(\.\w+)*$" % name, listed, re.M) for name in names]
    return int(next(match[1] for match in found if match), 16)


def longest(name, source):
    """Runs a program on the board: the instructions of each wait."""
    elf = os.path.join(ROOT, "build/board", name, "terrarium.elf")
    arguments = "begin=0x%x,end=0x%x" % (address_of(elf, "arrived"), address_of(elf, "micropython_stack_use"))
    with tempfile.NamedTemporaryFile("r") as log:
        with QemuBoard(name, "-icount", "shift=6,sleep=off", "-plugin", PLUGIN + "," + arguments,
                       "-d", "plugin", "-D", log.name) as board:
            board.until(PROMPT)
            board.enter_raw()
            output, error = board.run(source.encode())
            board.process.terminate()
            board.process.wait()
        counts = [int(n) for n in re.findall(r"region \S+ (\d+)", log.read())]
    if error or len(counts) < 20:
        raise Mismatch(f"{output!r} {error.decode()} {len(counts)} calls")
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seconds", type=int, default=4, help="of virtual time for each")
    parser.add_argument("boards", nargs="*", default=["an385", "microbit"])
    options = parser.parse_args()
    if not os.path.exists(PLUGIN):
        subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", PLUGIN, os.path.join(ROOT, "tools/qemu_plugin/count.c")], check=True)
    failed = 0
    for name in options.boards:
        hertz = int(tool.board_conf(name)["CLOCK_HZ"])
        print("%-46s%10s%14s%12s" % (name, "calls", "instructions", "us"))
        for what, statement, prepare in CASES:
            source = SETUP + BODY % (statement, prepare, options.seconds * 1000)
            try:
                counts = longest(name, source)
                print("%-46s%10d%14d%12.0f" % (what, len(counts), max(counts), max(counts) * CYCLES * 1e6 / hertz), flush=True)
            except Mismatch as problem:
                failed += 1
                print(what, problem, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
