# SPDX-License-Identifier: MIT
# A closure that keeps a buffer: it needs the length alone.
import heap, innocent, sys

on_done = None


def receive(n):
    global on_done
    buffer = bytearray(n)
    for i in range(n):
        buffer[i] = i & 127

    def done():
        return len(buffer)

    on_done = done


ready = heap.mark("ready")
receive(3600)
innocent.work(100)
with open(sys.argv[1], "wb") as file:
    heap.dump(file)
