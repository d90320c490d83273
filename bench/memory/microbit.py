#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The micro:bit with its 16 KB of RAM: Terrarium beside Debian's firmware-microbit-micropython, both under QEMU.

Prints the heap that is free at the prompt, and the largest n for which each of ten growing programs runs, found by doubling and
bisection; each try is sent by the raw REPL into a fresh machine. A program runs when it prints what CPython prints;
it does not when it ends with MemoryError or "maximum recursion depth exceeded", or the machine says nothing more.
Below the ten, what is little else than the words of a container, or bytes: of these both need about one for one, and the gain is that
of the heap and of how a container grows.

Status 1 when a program ends otherwise, or cannot be run. Needs build/board/microbit/terrarium.elf (tools/build_board.sh microbit)
and the package (tools/packages.sh peers). --record writes the figures into microbit.tsv.
"""
import argparse
import contextlib
import io
import os
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tests/tool"))
from common import ROOT, geometric_mean  # noqa: E402
from _qemu import QemuBoard  # noqa: E402
from _serial import PROMPT, Mismatch  # noqa: E402

FIRMWARE = "/usr/share/firmware-microbit-micropython/firmware.hex"
TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "microbit.tsv")
LEAST_FREE = 10500
LARGEST = 1 << 14


def lines(text, n):
    """`text` n times, with its number in place of each #."""
    return "".join(text.replace("#", str(i)) for i in range(n))


# (name, n -> source)
PROGRAMS = [
    ("short texts in a list", lambda n: f"a = []\nfor i in range({n}):\n    a.append('k%d' % i)\nprint(len(a), a[-1])\n"),
    ("a text of joined pieces", lambda n: f"a = ''.join(['%d,' % i for i in range({n})])\nprint(len(a), a[-3:])\n"),
    ("objects with two attributes", lambda n: (
        "class Reading:\n    def __init__(self, n):\n        self.number = n\n        self.value = n + 1\n"
        f"a = [Reading(i) for i in range({n})]\nprint(len(a), a[-1].value)\n")),
    ("a linked list of objects", lambda n: (
        "class Node:\n    def __init__(self, after):\n        self.after = after\n"
        f"a = None\nfor i in range({n}):\n    a = Node(a)\n"
        "n = 0\nwhile a:\n    n += 1\n    a = a.after\nprint(n)\n")),
    ("closures", lambda n: (
        "def make(n):\n    def get():\n        return n\n    return get\n"
        f"a = [make(i) for i in range({n})]\nprint(len(a), a[-1]())\n")),
    ("generators that wait", lambda n: (
        "def task(n):\n    while True:\n        yield n\n"
        f"a = [task(i) for i in range({n})]\nprint(sum([next(t) for t in a]))\n")),
    ("depth of recursion", lambda n: f"def down(n):\n    return 1 + down(n - 1) if n else 0\nprint(down({n}))\n"),
    ("a program of functions", lambda n: "t = 0\n" + lines(
        "def step#(a, b):\n    c = a * b + #\n    if c > 100:\n        return c - a\n    return c\n", n)
        + lines("t += step#(3, #)\n", n) + "print(t)\n"),
    ("a program of classes", lambda n: "t = 0\n" + lines(
        "class Part#:\n    def __init__(self, a):\n        self.a = a\n    def get(self):\n        return self.a + #\n", n)
        + lines("t += Part#(#).get()\n", n) + "print(t)\n"),
    ("a program with a table", lambda n: "a = [\n" + lines("    ('row#', #, (1, 2)),\n", n) + "]\nprint(len(a), a[-1])\n"),
]
BARE = [
    ("ints in a dict", lambda n: f"a = {{}}\nfor i in range({n}):\n    a[i] = i\nprint(len(a), a[{n} - 1])\n"),
    ("ints in a list", lambda n: f"a = []\nfor i in range({n}):\n    a.append(i)\nprint(len(a), a[-1])\n"),
    ("floats in a list", lambda n: f"a = []\nfor i in range({n}):\n    a.append(i * 0.5)\nprint(len(a), a[-1])\n"),
    ("lists of two in a list", lambda n: f"a = [[i, i + 1] for i in range({n})]\nprint(len(a), a[-1])\n"),
    ("a linked list of tuples", lambda n: f"a = None\nfor i in range({n}):\n    a = (i, a)\nprint(a[0])\n"),
    ("bytearrays of ten bytes", lambda n: f"a = [bytearray(10) for i in range({n})]\nprint(len(a))\n"),
    ("bytes of one bytearray", lambda n: f"a = bytearray({n})\nprint(len(a))\n"),
    ("a program of statements", lambda n: "a = 1\nb = 2\n" + lines("a = (a * 7 + b + #) % 1009\nb = a ^ b\n", n) + "print(a, b)\n"),
]


class Peer(QemuBoard):
    """Debian's firmware."""

    def __init__(self):  # pylint: disable=super-init-not-called
        command = ["qemu-system-arm", "-M", "microbit", "-display", "none", "-monitor", "none", "-chardev",
                   "stdio,id=c,signal=off", "-serial", "chardev:c", "-device", "loader,file=" + FIRMWARE]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
        self.file, self.input = self.process.stdout.fileno(), self.process.stdin.fileno()
        self.rest = b""

    def send(self, data):
        """With pauses: it takes bytes in an interrupt, and loses those that it has no room for."""
        for at in range(0, len(data), 16):
            super().send(data[at:at + 16])
            time.sleep(0.003)


class Machine:
    """One of both, started when it is needed."""

    def __init__(self, make):
        self.make = make
        self.board = None

    def run(self, source):
        """(output, error) of a program in a fresh machine; None if the machine says nothing more."""
        try:
            if self.board is None:
                self.board = self.make()
                self.board.until(PROMPT)
                self.board.enter_raw()
            else:
                self.board.soft_reset_raw()
            output, error = self.board.run(source.encode())
            return output.decode().replace("\r\n", "\n"), error.decode()
        except (Mismatch, OSError):
            self.end()
            return None

    def end(self):
        if self.board:
            self.board.__exit__()
            self.board = None


def expected(source):
    """What CPython prints."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(30000)
    with contextlib.redirect_stdout(io.StringIO()) as text:
        exec(source, {"__name__": "__main__"})  # pylint: disable=exec-used
    sys.setrecursionlimit(limit)
    return text.getvalue()


def works(machine, source):
    done = machine.run(source)
    if done is None:
        return False
    output, error = done
    if not error:
        if output != expected(source):
            raise RuntimeError(f"printed {output!r}")
        return True
    if "MemoryError" in error or "maximum recursion depth" in error:
        return False
    raise RuntimeError(error.strip().splitlines()[-1])


def largest(machine, program):
    """The largest n that runs: what runs with n is taken to run with each smaller one."""
    high = 1
    while works(machine, program(high)):
        high *= 2
        if high > LARGEST:
            raise RuntimeError("no end")
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if works(machine, program(middle)) else (low, middle)
    return low


def free_at_prompt(make):
    """What gc.mem_free() says when it is the first that is typed."""
    with make() as board:
        board.until(PROMPT)
        board.send(b"import gc\r")
        board.until(PROMPT)
        board.send(b"gc.mem_free()\r")
        return int(board.until(PROMPT).split()[-2])


def compare(machines, programs):
    """Prints a row for each; the rows, or None in place of what failed."""
    rows = []
    for name, program in programs:
        try:
            ours, theirs = (largest(machine, program) for machine in machines)
            rows.append((name, ours, theirs, ours / max(theirs, 1)))
            print("%-30s%12d%12d%8.2f" % rows[-1], flush=True)
        except (RuntimeError, SyntaxError, OSError) as problem:
            rows.append(None)
            print(f"{name}: {problem}", flush=True)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--record", action="store_true", help="write the figures into microbit.tsv")
    options = parser.parse_args()
    for path in (os.path.join(ROOT, "build/board/microbit/terrarium.elf"), FIRMWARE):
        if not os.path.exists(path):
            print("there is no " + path)
            return 1
    makers = (lambda: QemuBoard("microbit")), Peer
    print("%-30s%12s%12s%8s" % ("", "Terrarium", "MicroPython", "ratio"))
    free = [free_at_prompt(make) for make in makers]
    rows = [("bytes free at the prompt", *free, free[0] / free[1])]
    print("%-30s%12d%12d%8.2f" % rows[0], flush=True)
    machines = [Machine(make) for make in makers]
    try:
        programs = compare(machines, PROGRAMS)
        print()
        bare = compare(machines, BARE)
    finally:
        for machine in machines:
            machine.end()
    failed = programs.count(None) + bare.count(None)
    ratios = [row[3] for row in programs if row]
    print("\nten programs: least %.2f, median %.2f, geometric mean %.2f; free: %s" % (
        min(ratios), statistics.median(ratios), geometric_mean(ratios), "reached" if free[0] >= LEAST_FREE else "MISSED"))
    if options.record and not failed:
        with open(TABLE, "w", encoding="utf-8") as table:
            table.write("# Written by microbit.py --record: program, largest size on Terrarium, on MicroPython 1.9.2, ratio.\n")
            table.writelines("%s\t%d\t%d\t%.2f\n" % row for row in rows + programs + bare)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
