#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Speed of Terrarium beside CPython 3.11 and Lua 5.4, measured in one run.

Every program here exists in Python (run unchanged by CPython and Terrarium) and in Lua with the same
algorithm. A figure is the median user CPU time of N runs; the runs of the three interpreters are interleaved,
so that a busy machine disturbs all alike. All must print the same text. A ratio above 1 means that
Terrarium is faster. With --instructions the programs run at small sizes under callgrind and executed
instructions, less those of an empty program, take the place of seconds: slow, but the same every time.
"""
import argparse
import math
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

# Program -> its size arguments: for seconds (at least half a second on CPython on a fast machine), for --instructions.
PROGRAMS = {
    "fib": (35, 20), "loops": (3400, 120), "nbody": (230000, 600), "fannkuch": (10, 7), "spectral_norm": (420, 24),
    "mandelbrot": (640, 40), "sieve": (160000, 600), "nqueens": (13, 7), "word_count": (2400, 4),
    "string_building": (2100, 5), "method_calls": (2300000, 8000), "closures": (2600000, 8000),
    "generators": (6800000, 12000), "exceptions": (2400000, 12000), "list_sort": (96, 1),
}


def default_cpython():
    """Debian's python3 (optimised build, what a fresh machine has) if it is a 3.11, else this one."""
    debian = "/usr/bin/python3.11"
    return debian if os.path.exists(debian) else sys.executable


def run(command):
    """Run to the end; return (user seconds, output). Only this child ends meanwhile."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    if done.returncode != 0:
        last = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        raise RuntimeError("%s: exit status %d: %s" % (command[0], done.returncode, last))
    return seconds, done.stdout


def instructions(command):
    """Run under callgrind; return (instructions, output)."""
    with tempfile.NamedTemporaryFile() as log:
        grind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                 "--log-file=" + log.name]
        output = run(grind + command)[1]
        count = re.search(r"Collected : (\d+)", open(log.name).read())
    return int(count.group(1)), output


def measure(name, commands, runs, counting):
    """Return {interpreter: median figure}; complain about those that fail or disagree."""
    figures = {who: [] for who in commands}
    failed = {}
    expected = None
    for _ in range(1 if counting else runs):
        for who, command in commands.items():
            if who in failed:
                continue
            try:
                figure, output = (instructions if counting else run)(command)
                expected = output if expected is None else expected
                if output != expected:
                    raise RuntimeError("%s: printed %r instead of %r" % (who, output, expected))
                figures[who].append(figure)
            except RuntimeError as error:
                failed[who] = error
                print("%-16s FAILED %s" % (name, error))
    return {who: statistics.median(f) for who, f in figures.items() if who not in failed}


def geometric_mean(values):
    return math.exp(sum(map(math.log, values)) / len(values))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", action="append", choices=PROGRAMS, metavar="NAME",
                        help="only this program (may be repeated): " + " ".join(PROGRAMS))
    parser.add_argument("--runs", type=int, default=3, help="runs of each program (default 3)")
    parser.add_argument("--terrarium", default=os.path.join(ROOT, "build/host/terrarium"))
    parser.add_argument("--heap", default="4096k", help="Terrarium's heap (default 4096k)")
    parser.add_argument("--cpython", default=default_cpython())
    parser.add_argument("--lua", default=shutil.which("lua5.4") or shutil.which("lua"))
    parser.add_argument("--instructions", action="store_true",
                        help="count instructions at small sizes with callgrind")
    options = parser.parse_args()

    interpreters = {"CPython": [options.cpython]}
    if options.lua:
        interpreters["Lua"] = [options.lua]
    if os.path.exists(options.terrarium):
        interpreters["Terrarium"] = [options.terrarium, "-X", "heapsize=" + options.heap]
    else:
        print("no Terrarium at %s: peers only" % options.terrarium)
    version = run([options.cpython, "-VV"])[1].strip()
    print("CPython: %s, %s" % (options.cpython, version))
    if options.lua:
        print("Lua: %s, %s" % (options.lua, run([options.lua, "-v"])[1].split("  ")[0]))

    empty = {}
    if options.instructions:
        for who, command in interpreters.items():
            empty[who] = instructions(command + [os.devnull])[0]
    unit = "million instructions" if options.instructions else "user seconds"
    print("%s, median of %d\n" % (unit, 1 if options.instructions else options.runs))
    print("%-16s%10s%10s%10s%14s%10s" % ("program", "CPython", "Lua", "Terrarium", "vs CPython", "vs Lua"))

    ratios = {"CPython": {}, "Lua": {}}
    complete = True
    for name in options.only or PROGRAMS:
        size = [str(PROGRAMS[name][options.instructions])]
        commands = {}
        for who, command in interpreters.items():
            suffix = ".lua" if who == "Lua" else ".py"
            commands[who] = command + [os.path.join(HERE, name + suffix)] + size
        figures = measure(name, commands, options.runs, options.instructions)
        complete = complete and len(figures) == len(commands)
        if options.instructions:
            figures = {who: (f - empty[who]) / 1e6 for who, f in figures.items()}
        row = "%-16s" % name
        for who in ("CPython", "Lua", "Terrarium"):
            row += "%10.3f" % figures[who] if who in figures else "%10s" % "-"
        for who, width in (("CPython", 14), ("Lua", 10)):
            if who in figures and "Terrarium" in figures:
                ratios[who][name] = figures[who] / max(figures["Terrarium"], 1e-3)
                row += "%*.2f" % (width, ratios[who][name])
            else:
                row += "%*s" % (width, "-")
        print(row, flush=True)

    if ratios["CPython"]:
        lowest = min(ratios["CPython"], key=ratios["CPython"].get)
        print("\ngeometric mean: %.2f times CPython's speed (lowest: %s %.2f)"
              % (geometric_mean(ratios["CPython"].values()), lowest, ratios["CPython"][lowest]))
    if ratios["Lua"]:
        print("geometric mean: %.2f times Lua's speed (%d programs; Lua's table.sort is C)"
              % (geometric_mean(ratios["Lua"].values()), len(ratios["Lua"])))
    return 0 if complete else 1


if __name__ == "__main__":
    sys.exit(main())
