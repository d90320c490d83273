#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""More constants than a module may have are a SyntaxError, whichever constant is the one too many.

Lists and texts by turns, once with a text and once with a list at the odd places: one of the two has a list, which
is never looked for, where the index of the constants is full.
"""
import os
import subprocess
import sys
import tempfile

TEXTS = 32500  # below the limit of 32767 together with the functions that hold them


def source(odd):
    """A module with TEXTS texts, then lists and texts by turns past the limit, then texts enough to fill the index."""
    lines = []
    for i in range(TEXTS):
        if i % 1000 == 0:
            lines.append(f"def f{i}():")
        lines.append(f"    q = 'k{i}'")
    lines += ["q = 'odd'"] * odd
    lines += [f"q = [1, 2, 3, 4, 5, 6, 7, 8]; q = 'm{i}'" for i in range(300)]
    lines.append("def g():")
    lines += [f"    q = 'n{i}'" for i in range(1500)]
    return "\n".join(lines) + "\n"


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "many.py")
        for odd in (0, 1):
            with open(path, "w", encoding="ascii") as file:
                file.write(source(odd))
            command = [os.environ["TERRARIUM"], "-X", "heapsize=16M", path]
            done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
            if not done.stderr.endswith("SyntaxError: too many constants\n"):
                print(f"odd={odd}: {done.stderr[-200:]}")
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
