#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""heap.top() counts known objects exactly, and its rows add up to the heap."""
from _report import assert_adds_up, interpreters, run, table

KNOWN = """
import gc, heap
gc.collect()
def report():
    gc.collect()
    heap.top(n=99)
    print("---")
report()
class Sensor:
    def __init__(self, n):
        self.number = n
        self.values = bytearray(64)
sensors = [Sensor(i) for i in range(50)]
report()
del sensors
report()
def many():
    return [type("Kind%d" % i, (), {})() for i in range(40)]
kept = many()
report()
heap.top("type", 4)
try:
    heap.top("colour")
except ValueError as e:
    print(e)
"""

for path, word in interpreters():
    first, second, third, fourth, cut = [table(part) for part in run(path, KNOWN).split("---")]
    for rows in (first, second, third, fourth, cut):
        assert_adds_up(rows)
    assert first["total"][1] == 64 << 10
    # header, class, two slots; header, store, length and the bytes behind a header
    assert second["Sensor"] == (50, 50 * 4 * word), second
    assert second["bytearray"] == (50, 50 * (4 * word + 64)), second
    # a header, store and length; the header of the store, 50 items
    assert second["list"][0] == first.get("list", (0, 0))[0] + 1
    assert second["list"][1] - first.get("list", (0, 0))[1] == (4 + 50) * word, (first, second)
    assert second["type"][0] == first.get("type", (0, 0))[0] + 1
    assert "Sensor" not in third and "bytearray" not in third
    # more types than are counted in one walk, or shown
    kinds = [row for name, row in fourth.items() if name.startswith("Kind")]
    assert 16 < len(kinds) < 40 and set(kinds) == {(1, 3 * word)}, fourth
    assert fourth["(others)"][0] >= 40 - len(kinds)
    assert len(cut) == 4 + len([n for n in cut if n.startswith("(")]) + 1, cut
    assert cut["(others)"][0] == cut["total"][0] - sum(cut[n][0] for n in cut if n[0] != "(" and n != "total")

# In a handler of MemoryError, at every collection, and while objects move all the time.
FULL = """
import heap
hold = []
try:
    while True:
        hold.append(bytearray(100))
except MemoryError:
    heap.top()
print("---")
"""
for path, word in interpreters():
    for options in ([], ["-X", "gc_stress"]):
        rows = table(run(path, FULL, *options, heap="24k").split("---")[0])
        assert_adds_up(rows)
        assert rows["bytearray"][1] > 12 << 10, rows
