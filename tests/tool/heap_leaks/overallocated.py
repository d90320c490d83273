# SPDX-License-Identifier: MIT
# Lists with room for much more than ever comes: set up before anything ran, so nothing grows.
import heap, innocent, sys


class Queue:
    def __init__(self, room):
        self.slots = [None] * room
        self.used = 0

    def put(self, item):
        self.slots[self.used] = item
        self.used += 1


queues = [Queue(64) for i in range(14)]
for i in range(42):
    queues[i % 14].put(i)

ready = heap.mark("ready")
innocent.work(200)
with open(sys.argv[1], "wb") as file:
    heap.dump(file)
