# SPDX-License-Identifier: MIT
"""Runs a program that prints reports about its heap, and reads their tables."""
import os
import re
import subprocess



def interpreters():
    """(path, bytes of a word) of those that the environment names; both may be of one size."""
    paths = sorted({os.environ[name] for name in ("TERRARIUM", "TERRARIUM32") if os.environ.get(name)})
    asked = "import sys; print(8 if sys.maxsize >> 32 else 4)"
    return [(path, int(subprocess.run([path, "-c", asked], capture_output=True, check=True).stdout)) for path in paths]


def run(path, program, *options, heap="64k", check=True):
    """Standard output; the heap is verified at every collection."""
    command = [path, "-X", f"heapsize={heap}", "-X", "verify", *options, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if check and done.returncode:
        raise SystemExit(f"status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def table(text):
    """{name: (count, bytes)} of a table `count bytes name`; no count is None."""
    rows = {}
    for line in text.splitlines():
        match = re.fullmatch(r"\s*(?:(\d+)\s+)?(\d+)  (\S.*)", line)
        if match:
            assert match[3] not in rows, (match[3], text)
            rows[match[3]] = (int(match[1]) if match[1] else None, int(match[2]))
    return rows


def assert_adds_up(rows):
    """All rows but `total` are the total."""
    total = rows["total"]
    rest = [row for name, row in rows.items() if name != "total"]
    assert sum(size for _, size in rest) == total[1], rows
    assert sum(count or 0 for count, _ in rest) == total[0], rows
