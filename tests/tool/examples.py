#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every program of examples/ prints on both builds what it prints under CPython, byte for byte, and ends well."""
import difflib
import glob
import os
import subprocess
import sys

PYTHON = "/usr/bin/python3"
SECONDS = 60
SHOWN_LINES = 20


def run(*command):
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS, check=False)


def difference(expected, got):
    """The first lines in which two outputs differ."""
    texts = (output.decode(errors="replace").split("\n") for output in (expected, got))
    lines = difflib.unified_diff(*texts, "CPython", "Terrarium", lineterm="")
    return "\n".join(list(lines)[:SHOWN_LINES])


def main():
    problems = []
    programs = sorted(glob.glob("examples/*.py"))
    if not programs:
        problems.append("examples/ is empty")
    for path in programs:
        oracle = run(PYTHON, path)
        if oracle.returncode or oracle.stderr or not oracle.stdout:
            problems.append(f"{path} under CPython: status {oracle.returncode}\n{oracle.stderr.decode()}")
            continue
        for variable in ("TERRARIUM", "TERRARIUM32"):
            done = run(os.environ[variable], path)
            if done.returncode or done.stderr:
                problems.append(f"{path}, {variable}: status {done.returncode}\n{done.stderr.decode(errors='replace')}")
            if done.stdout != oracle.stdout:
                problems.append(f"{path}, {variable}:\n{difference(oracle.stdout, done.stdout)}")
    print("\n".join(problems) or f"{len(programs)} programs, fine")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
