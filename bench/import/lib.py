#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What each module of lib/ costs on 32-bit: bytes of heap that importing it keeps, bytes of flash that it lies in.

Heap: the difference of gc.mem_alloc() in a fresh machine, modules that it imports included (`own`: if those are there
already). Flash: code and constants, and the names that no built-in has.
"""
import argparse
import collections
import glob
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from common import TERRARIUM32, terrarium, why  # noqa: E402

PROGRAM = """
import gc, sys
def used():
    gc.collect()
    return gc.mem_alloc()
def cost(name):
    before = used()
    __import__(name)
    return used() - before
used()
first = cost('%s')
others = [name for name in sys.modules if name not in ('gc', 'sys', '__main__', '%s')]
print(first, ','.join(others))
"""
OWN = "import %s\n"
SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src")


def flash(binary, build):
    """Bytes of flash by module, from the symbols of the build."""
    sizes = {}
    done = subprocess.run(["nm", "-S", binary], stdout=subprocess.PIPE, check=True, text=True)
    for line in done.stdout.splitlines():
        fields = line.split()
        if len(fields) == 4:
            sizes[fields[3]] = int(fields[1], 16)
    result, module = collections.Counter(), None
    shared = set()  # words of the declarations: their names are there without this module
    for path in glob.glob(os.path.join(SOURCES, "**/*.def"), recursive=True):
        with open(path) as file:
            shared.update(re.findall(r"\w+", re.sub("#.*", "", file.read())))
    modules = []
    for line in open(os.path.join(build, "generated/frozen.def")):
        word, _, rest = line.strip().partition(" ")
        if word == "#":
            module = rest
            modules.append(module)
        for name in rest.split() if word == "undeclared" else []:
            if "name_" + name in sizes and name not in shared:
                result[module] += sizes["name_" + name]
    for module in modules:
        stem = "frozen_" + re.sub(r"\W", "_", module.removesuffix(".py"))
        pattern = re.compile(re.escape(stem) + r"_(unit|codes|constants|(str|int|float|bytes|tuple)_\d+)$")
        result[module] += sum(size for symbol, size in sizes.items() if pattern.match(symbol))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--terrarium", default=TERRARIUM32)
    options = parser.parse_args()
    status = 0
    total = 0
    print("%-14s%8s%8s%8s  %s" % ("module", "heap", "own", "flash", "imports"))
    for module, size in sorted(flash(options.terrarium, os.path.dirname(options.terrarium)).items()):
        name = re.sub(r"/__init__$", "", module.removesuffix(".py")).replace("/", ".")
        total += size
        if name.endswith("__main__"):
            print("%-14s%8s%8s%8d" % (name, "", "", size))
            continue
        done = terrarium(options.terrarium, 1 << 18, ["-c", PROGRAM % (name, name)])
        if done is None or done.returncode != 0:
            print("%-14s%s" % (name, why(done)))
            status = 1
            continue
        heap, _, others = done.stdout.strip().partition(" ")
        imports = "".join(OWN % other for other in others.split(",") if other)
        done = terrarium(options.terrarium, 1 << 18, ["-c", imports + PROGRAM % (name, name)])
        print("%-14s%8s%8s%8d  %s" % (name, heap, done.stdout.split()[0], size, others))
    print("%-14s%8s%8s%8d" % ("all", "", "", total))
    return status


if __name__ == "__main__":
    sys.exit(main())
