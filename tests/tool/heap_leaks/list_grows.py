# SPDX-License-Identifier: MIT
# A list that grows: each reading is kept, and nobody looks at more than the last one.
import heap, innocent, sys

readings = []


def measure(i):
    readings.append((i, i * 3, "ok"))


ready = heap.mark("ready")
for i in range(160):
    measure(i)
    innocent.work(3)
with open(sys.argv[1], "wb") as file:
    heap.dump(file)
