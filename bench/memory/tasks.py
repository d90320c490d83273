#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What asyncio takes on 32-bit: bytes that importing it keeps, that a running loop adds, that a task of three locals adds
while it sleeps (its coroutine, timer and place in the loop included), and the smallest heap for 200 tasks that sleep
and queue (tests/asyncio/many.py)."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from common import ROOT, TERRARIUM32, smallest_heap, terrarium, why  # noqa: E402

PROGRAM = """
import gc
def used():
    gc.collect()
    return gc.mem_alloc()
used()
before = used()
import asyncio
imported = used()
async def user(n):
    x = n; y = n + 1; z = n + 2
    await asyncio.sleep(1000)
    return x, y, z
async def main():
    await asyncio.sleep(0)
    running = used()
    for i in range(200):
        asyncio.create_task(user(i))
    await asyncio.sleep(0)
    print(imported - before, running - imported, (used() - running) / 200)
asyncio.run(main())
"""
MANY = os.path.join(ROOT, "tests", "asyncio", "many.py")


def main():
    done = terrarium(TERRARIUM32, 1 << 20, ["-c", PROGRAM])
    if done is None or done.returncode:
        print(why(done))
        return 1
    for name, figure in zip(("import asyncio", "a running loop", "a sleeping task"), done.stdout.split()):
        print(f"{name:24s}{float(figure):8.0f} bytes")

    def works(heap):
        many = terrarium(TERRARIUM32, heap, [MANY], timeout=20)
        return many is not None and many.returncode == 0
    print(f"{'200 tasks and a queue':24s}{smallest_heap(works):8d} bytes of heap")
    return 0


if __name__ == "__main__":
    sys.exit(main())
