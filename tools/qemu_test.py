#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs test programs on a board's firmware under QEMU with a 64 KB heap and compares what they print.

    tools/qemu_test.py [--board NAME] [--heap 64k] [--mem-info] FILE.py...

Expected is what lies beside the test (NAME.f32.out, else NAME.out), else what CPython prints. --mem-info ends with
micropython.mem_info(1) of the board.
"""
import argparse
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ORACLE = "/usr/bin/python3"
MEM_INFO = "import micropython\nmicropython.mem_info(1)\n"


def run(options, path):
    command = [os.path.join(ROOT, "tools/qemu_run.sh"), "--board", options.board, "--fixed-time",
               "-X", "heapsize=" + options.heap, path]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=120)
    return done.returncode, done.stdout.decode(errors="replace").replace("\r\n", "\n")


def expected(path):
    for suffix in (".f32.out", ".out"):
        beside = path[:-len(".py")] + suffix
        if os.path.exists(beside):
            return open(beside).read()
    return subprocess.run([ORACLE, path], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--board", default="an385")
    parser.add_argument("--heap", default="64k")
    parser.add_argument("--mem-info", action="store_true", help="print the board's mem_info at the end")
    parser.add_argument("programs", nargs="*")
    options = parser.parse_args()
    failed = 0
    for path in options.programs:
        status, output = run(options, path)
        good = status == 0 and output == expected(path)
        failed += not good
        print("%s: %s" % (path, "passed" if good else "FAILED, exit status %d" % status))
        if not good:
            print(output[-500:])
    if options.mem_info:
        with tempfile.NamedTemporaryFile("w", suffix=".py") as program:
            program.write(MEM_INFO)
            program.flush()
            status, output = run(options, program.name)
        print(output if status == 0 else "mem_info FAILED: " + output, end="")
        if status != 0:
            return 1
    print("%d of %d passed on %s" % (len(options.programs) - failed, len(options.programs), options.board))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
