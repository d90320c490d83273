#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""How long heap.dump() of a full heap takes over a serial line: bench/dump.py [HEAP_KB] [BAUD].

The board is `terrarium --serve` of the 32-bit build on a pseudo-terminal, which is read no faster than the line would be:
ten bits a byte. What is measured is the time from the question to the last byte of the answer; beside it the time
without a limit, and the bytes that were sent. Printed, for docs/memory.md; nothing is asserted."""
import os
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests/tool"))
from _serial import CTRL_D, PROMPT, Board  # noqa: E402

# Fills nine tenths with lists, dicts, texts and bytes of different sizes, as a program would; what is left is the run.
FILL = b"""
import gc
keep = []
i = 0
while i % 16 or gc.collect() or gc.mem_free() > gc.mem_alloc() // 9:
    keep.append([i, str(i) * 4, {'name': i, 'value': bytes([i % 251]) * (i % 60)}])
    i += 1
gc.collect()
print(gc.mem_alloc(), gc.mem_free())
"""


def receive(board, rate):
    """The answer up to its end; `rate` bytes a second, 0: as fast as they come."""
    answer, began = bytearray(), time.monotonic()
    while not answer.endswith(CTRL_D + CTRL_D + b">"):
        room = 65536
        if rate:
            room = int((time.monotonic() - began) * rate) - len(answer)
            if room <= 0:
                time.sleep(0.002)
                continue
        answer += os.read(board.file, room)
    return len(answer), time.monotonic() - began


def main():
    kilobytes, baud = (int(word) for word in (sys.argv[1:] + ["64", "115200"][len(sys.argv) - 1:]))
    with Board(os.path.join(ROOT, "build/host32/terrarium"), "-X", f"heapsize={kilobytes}k") as board:
        board.until(PROMPT)
        board.enter_raw()
        output, error = board.run(FILL)
        assert not error, error
        used, free = map(int, output.split())
        print(f"heap of {kilobytes} KB: {used} bytes in use, {free} free")
        for what, rate in ((f"at {baud} baud", baud // 10), ("as fast as it goes", 0)):
            for redact in ("", "redact=True"):
                board.send(b"__import__('heap').dump(%s)" % redact.encode() + CTRL_D)
                board.until(b"OK")
                board.rest = b""
                sent, seconds = receive(board, rate)
                print(f"heap.dump({redact}) {what}: {sent} bytes in {seconds:.2f} s")


main()
