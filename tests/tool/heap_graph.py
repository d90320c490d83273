#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""heap.at, heap.where, heap.map and heap.top('retained') are right: each word of a heap that a program has made is asked for,
and what is said of it is compared with what was said of all others; sizes are compared with sys.getsizeof(), places with
the map of micropython.mem_info(), and every table adds up. A report leaves the heap as it was. On both word sizes."""
import os
import re
import subprocess
import sys
import tempfile

HEAP = 64 * 1024

PROGRAM = r"""
import gc, heap, micropython, sys
from collections import deque
class Sensor:
    def __init__(self, n):
        self.name = "sensor %d" % n
        self.samples = [n] * n
log = [Sensor(i) for i in range(12)]
table = {i: (i, str(i) * 5) for i in range(30)}
table["buffer"] = bytearray(300)
queue = deque([[1], [2]])
def generate(p):
    yield p
suspended = generate([1, 2])
next(suspended)
def closure(x):
    return lambda: x
kept = closure([3])
print("size", *[sys.getsizeof(x) for x in (log, table, table["buffer"], log[3], log[3].name, queue)])
for x in log, table, table["buffer"], log[3], log[3].name, queue:
    heap.where(x)
gc.collect()
print("== words")
heap.at(0)
def ask(step, total):
    place = 0
    while place < total:
        heap.at(place)
        place += step
ask(int(sys.argv[1]), int(sys.argv[2]))
print("== map")
micropython.mem_info(1)
print("== end")
"""

PICTURES = r"""
import gc, heap, functools, sys, textwrap, uctypes
sys.modules["alias"] = sys.modules["textwrap"]  # one module, two names
things = [[i, str(i) * 9] for i in range(60)]
holes = [bytearray(100) for i in range(20)]
held = holes[15]
uctypes.addressof(held)
del holes
gc.collect()
garbage = [[i] for i in range(20)]
del garbage
views = "type", "module", "age", "live", things
def quiet():
    free = gc.mem_free()
    for view in views:
        print("== map")
        heap.map(view)
        print("== color")
        heap.map(view, color=True)
    print("== top")
    heap.top("retained")
    print("== top")
    heap.top("retained", 1)
    print("== end")
    return gc.mem_free() - free
print("quiet", quiet())
gc.collect()
try:
    heap.map(5)
except ValueError as e:
    print(e)
for place in -1, 1 << 80, 1 << 62:
    try:
        heap.at(place)
    except ValueError as e:
        print(e)
"""

HANDLER = r"""
import gc, heap
kept = []
def fill():
    while True:
        kept.append([0] * 20)
def report():
    heap.map("live")
    heap.top("retained")
    heap.why(kept[3])
    heap.at(400)
    heap.where(kept)
try:
    fill()
except MemoryError:
    report()
print("== inside a native")
def key(x):
    try:
        fill()
    except MemoryError:
        report()
    return 0
del kept[10:]
sorted([1], key=key)
"""


def run(interpreter, text, *options, arguments=()):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        done = subprocess.run([interpreter, "-X", "heapsize=%d" % HEAP, "-X", "verify", *options, path, *arguments],
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit("%s: status %d\n%s" % (interpreter, done.returncode, done.stderr.decode()))
    return done.stdout.decode()


def check(condition, *what):
    if not condition:
        print("FAILED:", *what)
        sys.exit(1)


WORD = re.compile(r"0x([0-9a-f]+): (.*)")


def words(text, word):
    """The answers of heap.at() by place: (what, {label: rest})."""
    answers, order = {}, []
    current = None
    for line in text.splitlines():
        match = WORD.fullmatch(line)
        if match:
            current = int(match[1], 16)
            answers[current] = [match[2], {}]
            order.append(current)
        else:
            label, _, rest = line.strip().partition(":")
            answers[current][1][label] = rest.strip()
    return answers


def check_words(interpreter, word):
    text = run(interpreter, PROGRAM, arguments=(str(word), str(HEAP)))
    first, _, rest = text.partition("== words\n")
    answers, mem_info = rest.split("== map\n")
    # where() and getsizeof() agree.
    sizes = [int(n) for n in first.splitlines()[0].split()[1:]]
    told = [re.fullmatch(r"  size:  (\d+) B( = (.*))", line) for line in first.splitlines() if line.startswith("  size:")]
    check([int(m[1]) for m in told] == sizes, "where", [m[1] for m in told], sizes)
    for match in told:
        parts = re.findall(r"(\d+) at 0x|^(\d+)", match[3])
        check(sum(int(a or b) for a, b in parts) == int(match[1]), "parts", match[0])
    answers = words(answers, word)
    check(sorted(answers) == list(range(0, HEAP, word)), "a word was not answered")
    # An object's words follow one another, from 0 to the last; every object begins where another ends.
    expected, starts, owners, bases = 0, {}, {}, set()
    for place in range(0, HEAP, word):
        what, more = answers[place]
        match = re.match(r"word (\d+) of (\d+) of (.*)", what)
        if match:
            check(int(match[1]) == expected, hex(place), what)
            if expected == 0:
                starts[place] = (int(match[2]) * word, match[3])
            check(match[3] == starts[place - expected * word][1], hex(place), what)
            expected = expected + 1 if expected + 1 < int(match[2]) else 0
            owner = re.fullmatch(r"0x([0-9a-f]+), address ([0-9a-f]+)", more["place"])
            start = int(owner[1], 16)
            bases.add(int(owner[2], 16) - start)
            owners.setdefault(start, set()).add(more["size"])
        else:
            check(expected == 0, hex(place), what)
            run_of = re.match(r"(free|hole|reserve), (\d+) B from 0x([0-9a-f]+)", what)
            if run_of:
                check(int(run_of[3], 16) <= place < int(run_of[3], 16) + int(run_of[2]), hex(place), what)
            else:
                check(what.startswith("frames, "), hex(place), what)
    check(len(bases) == 1, "the heap begins at", bases)
    # Sizes with parts: each object once, parts with their owners, all add up to what is in use.
    whole = sum(int(re.match(r"(\d+) B", min(sizes))[1]) for sizes in owners.values())
    check(all(len(sizes) == 1 for sizes in owners.values()), "an object of two sizes")
    check(whole == sum(size for size, _ in starts.values()), "sizes", whole)
    # mem_info's letters: an object begins where it shows a head, and known kinds have known letters.
    letters = ""
    for line in mem_info.split("GC memory layout")[1].splitlines()[1:]:
        row = re.fullmatch(r"([0-9a-f]{8}): (\S+)", line)
        lines = re.fullmatch(r" {7}\((\d+) lines all free\)", line)
        letters += row[2] if row else "." * 64 * int(lines[1]) if lines else ""
    check(len(letters) == HEAP // word // 4, "map", len(letters))
    heads = 0
    for start, (size, name) in starts.items():
        letter = letters[start // (4 * word)]
        earlier = [s for s in range(start // (4 * word) * 4 * word, start, word) if s in starts]
        if not earlier:
            heads += 1
            wanted = {"list": "L", "dict": "D", "tuple": "T", "str": "S", "bytearray": "A", "function": "B", "module": "M",
                      "bytes": "S"}.get(name.split()[0], "h")
            check(letter == wanted or name.startswith("(") and letter == "h", hex(start), name, letter)
    check(heads > 50, "few heads")
    # Paths.
    found = {answers[p][1]["kept by"] for p in answers if "kept by" in answers[p][1]}
    for path in ("main.log", "main.log[7]", "main.log[7].name", "main.log[7].samples", "main.table[3]", "main.table[29][1]",
                 "main.table['buffer']", "main.queue[1]", "main.suspended<frame>.p", "main.kept<captured 0>"):
        check(path in found, "no", path)
    stack = " ".join(answers[p][0] for p in answers if answers[p][0].startswith("frames, "))
    for part in ("ask:", " step: %d" % word, " total: %d" % HEAP, "<link>", "<module>:"):
        check(part in stack, "no", part, "in", stack)


def table(lines):
    """{letter: bytes} of a legend, and the total."""
    rows = {}
    for line in lines:
        match = re.fullmatch(r"(\S) +(\d+)  .*", line)
        if match:
            rows[match[1]] = int(match[2])
        elif re.fullmatch(r" +\d+  total", line):
            return rows, int(line.split()[0])
    return rows, -1


def cells(lines, size):
    """All letters; lines that are all free are left out."""
    letters = ""
    for line in lines:
        row = re.fullmatch(r"([0-9a-f]{8}): (\S+)", line)
        if row:
            check(int(row[1], 16) % (64 * size) == 0, line)
            letters = letters.ljust(int(row[1], 16) // size, ".") + row[2]
    return letters.ljust(HEAP // size, ".")


def check_pictures(interpreter, word):
    text = run(interpreter, PICTURES)
    check("quiet 0\n" in text, "a report has changed what is free")
    check(text.count("not in the heap: ") == 4 and "not in the heap: 5" in text, "errors")
    plain = None
    legends = []
    for part in re.split(r"== ", text):
        kind, _, body = part.partition("\n")
        lines = body.splitlines()
        if kind == "map":
            size = int(re.search(r"a letter for (\d+) B", lines[0])[1])
            rows, total = table(lines)
            check(total == HEAP and sum(rows.values()) == HEAP, body)
            letters = cells(lines, size)
            check(len(letters) == HEAP // size and len(lines) < 64, len(letters))
            for letter in rows:  # a letter of the legend is in the picture if it has a whole cell somewhere
                check(letter in letters or rows[letter] < 40 * size, letter, body)
            check(set(letters) <= set(rows), set(letters) - set(rows))
            plain = body
            legends.append((lines[0], rows))
        elif kind == "color":
            check("\033[0;30;4" in body, "no colour")
            check(re.sub(r"\033\[[0-9;]*m", "", body) == plain or "heap by" in body, "colours change the text")
            bare, total = table(re.sub(r"\033\[[0-9;]*m", "", body).splitlines())
            check(total == HEAP == sum(bare.values()), body)
        elif kind == "top":
            counts = [re.match(r" *(\d+)? +(\d+)  (.*)", line) for line in lines[1:]]
            check(sum(int(m[2]) for m in counts[:-1]) == int(counts[-1][2]) == HEAP, body)
            check(sum(int(m[1] or 0) for m in counts[:-1]) == int(counts[-1][1]), body)
            check(counts[0][3] == "list main.things", body)
    live = {name: rows for name, rows in legends if "'live'" in name}
    rows = next(iter(live.values()))
    check(rows["x"] > 20 * 3 * word and rows["P"] >= 100, rows)
    modules = next(rows for name, rows in legends if "by 'module'" in name)
    check(modules["x"] == rows["x"], "garbage", modules, rows)
    one = next(rows for name, rows in legends if "by <list" in name)
    check(one["O"] + one["R"] + one["Z"] == rows["l"] + rows["P"], one, rows)


def main():
    for name, word in (("TERRARIUM", 8), ("TERRARIUM32", 4)):
        interpreter = os.environ.get(name)
        if interpreter:
            check_words(interpreter, word)
            check_pictures(interpreter, word)
            handler = run(interpreter, HANDLER)
            check(handler.count("total") == 4 and handler.count("  list main.kept\n") == 2, handler)
            for options in ("gc_stress=16",), ("fail_sweep=sample",):
                text = run(interpreter, PICTURES, "-X", *options) + run(interpreter, HANDLER, "-X", *options)
                check("main.kept" in text or "sweep" in options[0], options)
            check("╰→ list of 20" in handler and "retains" in handler, handler)
    print("heap.at, where, map and top are right")


main()
