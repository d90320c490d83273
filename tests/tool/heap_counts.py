#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""heap.info, top("module"), peak, growth, waste, pins and watch_block: known objects are counted
exactly, and figures add up, on both words, at every collection, and when memory is out.

What programs print is compared here, not in tests/heap, where a figure depends on the size of a word, on the names
that the firmware has, or on when something was collected.
"""
import re

from _report import assert_adds_up, interpreters, run, table

STRESS = ([], ["-X", "gc_stress"], ["-X", "gc_stress=7"])


def check_info(text, total):
    """{name: bytes} of heap.info(), and what it says besides."""
    rows = table(text)
    assert_adds_up(rows)
    info = {name.strip("()"): size for name, (_, size) in rows.items()}
    said = re.search(r"^used (\d+), largest hole (\d+), C stack (\d+) of (\d+), peak (\d+)\npinned: \d+ by the C stack, \d+ held$", text, re.M)
    used, hole, stack, limit, peak = [int(n) for n in said.groups()]
    assert info["total"] == total == used + info["free"] + info.get("holes", 0), text
    assert used == sum(info.get(part, 0) for part in ("live", "garbage", "frames", "reserve", "compiler")), text
    assert hole <= info.get("holes", 0) and 0 < stack <= peak < limit, text
    return {"garbage": 0, **info}


INFO = """
import gc, heap
def work():
    kept = [bytearray(100) for i in range(20)]
    gc.collect()
    heap.info()
    print("---")
    kept[10:] = []
    heap.info()
    print("---")
    gc.collect()
    heap.info()
work()
"""
for path, word in interpreters():
    first, second, third = run(path, INFO).split("---")
    before, after = check_info(first, 64 << 10), check_info(second, 64 << 10)
    one = 4 * word + -(-100 // word) * word  # header, store, length; a header and the bytes
    assert before["garbage"] == 0 and after["garbage"] >= 10 * one, (first, second)
    assert before["live"] - after["live"] == 10 * one
    collected = check_info(third, 64 << 10)
    # the slack of a list goes when it is collected
    assert collected["garbage"] == 0 and collected["live"] <= after["live"], third
    for options in STRESS[1:]:
        for part in run(path, INFO, *options).split("---"):
            check_info(part, 64 << 10)

FULL = """
import heap
def fill():
    hold = []
    try:
        while True:
            hold.append(bytearray(100))
    except MemoryError:
        report()
def report():
    heap.info()
    print("---")
    heap.top("module")
    print("---")
    heap.waste()
    print("---")
    heap.pins()
    print("---")
    heap.peak()
fill()
"""
for path, word in interpreters():
    for options in STRESS:
        info, modules, waste, pins, peak = run(path, FULL, *options, heap="24k").split("---")
        assert check_info(info, 24 << 10)["live"] > 14 << 10, info
        rows = table(modules)
        assert_adds_up(rows)
        assert rows["__main__"][1] > 0 and rows["(no module)"][1] > 14 << 10, modules
        assert "\npinned: " in pins
        most, total, now = [int(n) for n in re.findall(r"\d+", peak)]
        assert now <= most <= total == 24 << 10

MODULES = """
import gc, heap, sys
def made(n):
    m = type(sys)("made%d" % n)
    exec(compile("def f():\\n    return 'only here', 1.5\\nclass K:\\n    pass\\n", "made%d.py" % n, "exec"), m.__dict__)
    m.__file__ = "made%d.py" % n
    sys.modules["made%d" % n] = m
    return m
def work():
    gc.collect()
    heap.top("module")
    print("---")
    one = made(1)
    two = made(2)
    one.data = []
    two.data = [bytearray(1000)]
    gc.collect()
    heap.top("module")
    print("---")
    del sys.modules["made1"]
    gc.collect()
    heap.top("module", 1)
    return one, two
kept = work()
"""
for path, word in interpreters():
    first, second, third = [table(text) for text in run(path, MODULES).split("---")]
    for rows in (first, second, third):
        assert_adds_up(rows)
    # the same text makes the same; then there is what globals hold: one item, and it
    assert second["made1"][0] >= 8 and second["made2"][0] == second["made1"][0] + 1, second
    assert second["made2"][1] - second["made1"][1] == 2 * word + 4 * word + 1000, second
    # what has no module any more is still held by work()
    more = third["(no module)"][1] - second["(no module)"][1]
    assert second["made1"][1] - 8 * word <= more <= second["made1"][1] and "(others)" in third, (second, third)

PEAK = """
import gc, heap
def work():
    held = [bytearray(100) for i in range(50)]
    gc.collect()
    return len(held)
heap.peak(True)
work()
gc.collect()
heap.peak()
print("---")
heap.peak(True)
gc.collect()
heap.peak()
heap.peak(False)
work()
print("---")
heap.peak()
"""
for path, word in interpreters():
    for options in STRESS:
        first, second, third = run(path, PEAK, *options).split("---")
        one = 4 * word + -(-100 // word) * word
        if not options:
            assert re.search(r"live at most \d+ at <string>:5 in work:", first), first
            assert table(first)["bytearray"] == (50, 50 * one), first
        # at every collection: the most may be while the list grows, and has two stores
        assert 45 <= table(first)["bytearray"][0] <= 50, first
        assert sum(size for _, size in table(first).values()) == int(re.search(r"at most (\d+)", first)[1])
        assert "bytearray" not in table(second) and "live at most" in second, second
        assert int(re.search(r"peak (\d+)", second)[1]) < int(re.search(r"peak (\d+)", first)[1])
        assert "live at most" not in third

GROWTH = """
import heap
class Sensor: pass
def work(kept):
    for step in (0, 0, 2, -1, 1, 1):
        for i in range(step):
            kept.append(Sensor())
        if step < 0:
            kept.pop()
        heap.growth()
        print("---")
work([])
"""
for path, word in interpreters():
    for options in STRESS:
        steps = [re.findall(r"\+(\d+) +\+(\d+)  Sensor", part) for part in run(path, GROWTH, *options).split("---")]
        # only beyond the most that there ever were
        two, one = ("2", str(2 * 3 * word)), ("1", str(3 * word))
        assert steps[:6] == [[], [], [two], [], [], [one]], steps
        assert run(path, GROWTH, *options).split("---")[1].strip() == "no change"

# Telemetry looks at collections as well.
BOTH = PEAK.replace("heap.peak(True)\nwork()", "heap.peak(True)\nheap.telemetry(60)\nwork()\nheap.telemetry(0)")
SITES = """
import heap
kept = []
def leak():
    kept.append(bytearray(10))
def fine():
    return [1, 2]
heap.trace()
heap.repeat(leak, 7)
heap.repeat(fine, 7)
heap.trace(0)
"""
for path, word in interpreters():
    assert BOTH != PEAK and "50  " not in BOTH
    assert table(run(path, BOTH).split("---")[0])["bytearray"][0] == 50
    text = run(path, SITES)
    # what lives, and what was made: seven with their bytes, and the list's items, which grew each time
    assert re.search(r"\+7 +\+\d+  bytearray\n(.*\n)+ *15 +\d+  <string>:5, 21 made\n", text), text
    assert text.endswith("no change\n"), text

BLOCK = """
import heap
def quiet():
    with heap.watch_block("nothing"):
        pass
def keeps():
    with heap.watch_block("keeps"):
        data = bytearray(1000)
    return data
def wastes():
    with heap.watch_block("wastes"):
        for i in range(3):
            bytearray(100)
def frees(held):
    with heap.watch_block("frees"):
        held.clear()
def fails():
    try:
        with heap.watch_block("fails"):
            raise KeyError(1)
    except KeyError:
        print("out of it")
def run():
    for f in quiet, keeps, wastes, fails:
        f()
    frees([bytearray(496), 1])
    with heap.watch_block("block"):
        with heap.watch_block("inner"):
            pass
run()
"""
for path, word in interpreters():
    for options in STRESS:
        text = run(path, BLOCK, *options)
        lines = dict(re.findall(r"^(\w+): live \d+ before, \d+ after \((\S+)\), garbage \d+, largest run \d+$", text, re.M))
        wasted = {k: int(n) for k, n in re.findall(r"^(\w+): .*garbage (\d+)", text, re.M)}
        for name, before, after, change in re.findall(r"^(\w+): live (\d+) before, (\d+) after \((\S+)\)", text, re.M):
            assert int(after) - int(before) == int(change)
        # a bytearray is a header, store and length; a header and its bytes
        assert lines["nothing"] == lines["inner"] == "+0" and lines["keeps"] == f"+{1000 + 4 * word}", text
        assert lines["frees"] == f"-{496 + 4 * word + 3 * word}" and "block" in lines, text
        assert wasted["nothing"] == wasted["keeps"] == wasted["inner"] == 0, text
        hundred = 4 * word + -(-100 // word) * word
        # the iterator of the range as well
        assert 3 * hundred <= wasted["wastes"] <= 3 * hundred + 8 * word and wasted["frees"] == 496 + 7 * word, text
        assert "out of it\n" in text

WASTE = """
import gc, heap
class Point: pass
def make(n):
    texts = ["text %d" % (i % 4) for i in range(20)] + [b"data %d" % (i % 2) for i in range(6)]
    points = [Point() for i in range(3)]
    for p in points:
        p.x = p.y = p.z = p.w = n
    many = [str(i) * 2 for i in range(10, 60)] * 2
    return texts, points, many
def slack():
    items, data, table = [], bytearray(96), {}
    data.append(1)
    for i in range(10):
        items.append(i)
        table[i] = i
    heap.waste()
    return items, data, table
kept = make(1)
gc.collect()
heap.waste()
print("---")
kept += slack()
gc.collect()
print("---")
heap.waste()
"""
EQUAL = "equal texts"
for path, word in interpreters():
    first, second, third = [table(part) for part in run(path, WASTE).split("---")]
    text = 2 * word if word == 8 else 12  # a header, 2 bytes and 6; bytes: a header, 6 and 1
    assert first[EQUAL] == (20, 20 * text), first
    # a dict is three words, and a table of four entries; four slots would do
    name = "inst. dicts"
    assert first[name][0] == 3, first
    for row in ("list room", "table room", "array room"):
        assert row not in first and row in second and row not in third, (first, second, third)
    assert second[EQUAL] == first[EQUAL] == third[EQUAL]
    assert first["code in RAM"][0] >= 3 and first["code in RAM"][1] > 300

PINS = """
import heap, uctypes
def key(x):
    if x == 3:
        heap.pins()
        print("---")
    return bytearray(x)
def work():
    data = bytearray(100)
    where = uctypes.addressof(data)
    heap.pins()
    print("---")
    sorted(range(5), key=key)
    return data, where
kept = work()
"""
for path, word in interpreters():
    for options in STRESS:
        first, second = run(path, PINS, *options).split("\n---\n")[:2]
        assert "1 held" in first and re.search(r"^[0-9a-f]{8} .* held ", first, re.M), first
        assert "1 held" in second, second
