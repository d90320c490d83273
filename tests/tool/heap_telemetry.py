# SPDX-License-Identifier: MIT
"""heap.telemetry(): the key once, then a line at each tick, wherever the program is, right to the byte where that can
be known; it allocates nothing on the console; and what a stream raises ends it."""
import os
import re
import subprocess

BINARIES = [os.environ["TERRARIUM"], os.environ["TERRARIUM32"]]
KEY = re.compile(r"instruments key: used of (\d+),live,run,collections,pause us,churn,C stack\n")
LINE = re.compile(r"instruments: (\d+),(\d+),(\d+),(\d+),(\d+),(-?\d+),(\d+)\n")
USED, LIVE, RUN, COLLECTIONS, PAUSE, CHURN, STACK = range(7)


def run(binary, source, *options):
    done = subprocess.run([binary, *options, "-c", source], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
    keys = [int(match[1]) for match in KEY.finditer(done.stdout)]
    lines = [tuple(map(int, match.groups())) for match in LINE.finditer(done.stdout)]
    rest = LINE.sub("", KEY.sub("", done.stdout))
    return keys, lines, rest, done.stderr


# Two collections, 20000 bytes of garbage; nothing else happens until the line.
FIGURES = """
import gc, heap, time
def work():
    gc.collect()
    heap.telemetry(0.3)
    keep = bytearray(7000)
    waste = bytearray(20000)
    del waste
    gc.collect()
    gc.collect()
    print('a', end='')
    before = gc.mem_alloc()
    time.sleep(0.45)
    after = gc.mem_alloc()
    heap.telemetry(0)
    time.sleep(0.4)
    print('b', after - before, after)
work()
"""

# In a loop, a sleep and a built-in.
EVERYWHERE = """
import heap, time
heap.telemetry(0.1)
end = time.ticks_ms() + 350
keep = []
while time.ticks_ms() < end:
    keep = [[0] * 10]
heap.telemetry(0)
print('slept')
heap.telemetry(0.1)
time.sleep(0.35)
heap.telemetry(0)
print('summed')
heap.telemetry(0.05)
t = time.ticks_ms()
s = sum(x for x in range(3000000))
heap.telemetry(0)
print('end', time.ticks_ms() - t)
"""

WRONG = """
import heap
for wrong in (-1, float('nan'), 'x'):
    try:
        heap.telemetry(wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
"""


def check(binary, *options):
    keys, lines, rest, errors = run(binary, FIGURES, *options)
    assert len(keys) == 1 and len(lines) == 1, (keys, lines)
    assert keys[0] == 1 << 20, keys
    used, live, largest, collections, pause, churn, stack = lines[0]
    words = rest.split()
    assert words[0] == "ab" and words[1] == "0" and not errors, (rest, errors)
    if not options:
        # What the program sees is the state of the telemetry more, and less frames of the call to mem_alloc().
        assert abs(int(words[2]) - used) < 250, (rest, lines)
        assert collections == 2 and 20000 <= churn < 20500, lines
    assert 7000 < live <= used < keys[0] and used + largest <= keys[0] and pause < 10 ** 6 and 0 < stack, lines
    _, lines, rest, _ = run(binary, EVERYWHERE)
    assert rest.startswith("slept\nsummed\nend "), rest
    took = int(rest.split()[-1])
    assert 5 <= len(lines) <= 7 + took // 50, (len(lines), took)
    assert took < 120 or len(lines) >= 6 + took // 200, (len(lines), took)
    assert any(line[COLLECTIONS] > 0 and line[CHURN] > 10000 for line in lines), lines
    keys, lines, rest, errors = run(binary, WRONG)
    assert not keys and not lines, (keys, lines)
    assert rest == "ValueError\nValueError\nTypeError\n" and not errors, (rest, errors)


for path in BINARIES:
    check(path)
    check(path, "-X", "gc_stress=7", "-X", "verify")
    print(f"{path}: fine")
