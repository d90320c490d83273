#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""heap.top("site"), heap.where() and the report of a MemoryError while allocation sites are traced: what they
say of known lines is exact, and the sums are those of heap.info()."""
import os
import re
import subprocess
import tempfile

BINARIES = [os.environ["TERRARIUM"], os.environ["TERRARIUM32"]]
PROGRAM = """\
import gc
import heap
import sys
def texts(n):
    return [bytes(100) for i in range(n)]
def rows(n):
    return [tuple([i, i]) for i in range(n)]
def main():
    heap.trace(1)
    one = texts(20)
    two = rows(10)
    del one[10:]
    before = gc.mem_free()
    before = gc.mem_free()
    heap.top("site")
    print("allocated", before - gc.mem_free())
    gc.collect()
    heap.top("site", 1)
    heap.info()
    print("sizes", sum(map(sys.getsizeof, one)) + sys.getsizeof(one), sum(map(sys.getsizeof, two)) + sys.getsizeof(two))
    heap.where(one[0])
    heap.trace(2)
    three = texts(5)
    heap.top("site", 1)
    print("size", sum(map(sys.getsizeof, three)) + sys.getsizeof(three))
    for wrong in (-1,), (65536,):
        try:
            heap.trace(*wrong)
        except ValueError as error:
            print(error)
    heap.trace(0)
    heap.top("site")
main()
"""
FAILING = "def fill():\n    kept = []\n    while True:\n        kept.append(bytes(500))\nfill()\n"
ROW = re.compile(r"^ *(\d+) +(\d+)  (all other sites|.+(?=, \d+ made))(?:, (\d+) made)?$", re.M)  # objects, bytes, site, objects ever


def run(binary, *arguments):
    return subprocess.run([binary, *arguments], capture_output=True, text=True, timeout=60, check=False)


def number(pattern, text):
    return int(re.search(pattern, text, re.M)[1])


def check_reports(binary, folder):
    path = os.path.join(folder, "program.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(PROGRAM)
    done = run(binary, path)
    assert done.returncode == 0, done.stderr
    first, rest = done.stdout.split("allocated 0\n")
    second, rest = rest.split("sizes ")
    sizes, place, third, errors = re.match(r"(.*)\n((?:.*\n)*?)(   count     bytes  site\n(?:.*\n)*?size .*\n)((?:.*\n)*)", rest).groups()
    lines = {row[2]: (int(row[0]), int(row[3])) for row in ROW.findall(first)}
    texts, rows = f"{path}:5", f"{path}:7"
    # All that was made, garbage included: twenty texts, the list and its items; ten pairs and their lists.
    assert lines[texts][0] >= 22 and lines[texts][1] >= 22 and lines[rows][0] >= 32, first
    assert [row[2] for row in ROW.findall(second)] == [texts, "all other sites", "tracing itself", "not traced"], second
    one, two = map(int, sizes.split())
    row = ROW.findall(second)[0]
    assert (int(row[1]), int(row[0])) == (one, 12), (row, sizes)
    other = ROW.findall(second)[1]
    assert int(other[1]) >= two and int(other[0]) >= 12, (other, sizes)
    assert "\n  made at: " + texts + "\n" in place, place
    total = sum(int(r[1]) for r in ROW.findall(second))
    objects = sum(int(n) for n in re.findall(r"(\d+)  \((?:live|garbage)\)$", second, re.M))
    assert total == objects, (total, objects)
    row = ROW.search(third)
    # The iterator of the range is garbage, and counted until it is collected.
    assert row[3] == f"{texts} < {path}:23" and int(row[1]) >= 7, third
    assert 0 <= int(row[2]) - number(r"^size (\d+)", third) < 50, third
    assert errors.count("the number of frames must be in range [0; 65535]\n") == 2, errors
    assert errors.endswith("65535]\nnot traced: heap.trace() first\n"), errors


def check_failure(binary, folder):
    path = os.path.join(folder, "failing.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(FAILING)
    done = run(binary, "-X", "heapsize=32k", "-X", "tracemalloc=2", path)
    assert done.returncode == 1, done
    place = f"{path}:4 < {path}:5"
    assert re.search(rf"bytes  site\n +\d+ +\d+  {re.escape(place)}, \d+ made\n", done.stderr), done.stderr
    assert " made\n" not in run(binary, "-X", "heapsize=32k", path).stderr
    assert run(binary, "-X", "tracemalloc=0", path).returncode == 2
    done = run(binary, "-X", "tracemalloc=7", "-c", "import tracemalloc as t; print(t.get_traceback_limit())")
    assert done.stdout == "7\n", done


for interpreter in BINARIES:
    with tempfile.TemporaryDirectory() as place:
        check_reports(interpreter, place)
        check_failure(interpreter, place)
