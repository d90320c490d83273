# SPDX-License-Identifier: MIT
# The control: as much work as the others do, and nothing is kept.
import heap, innocent, sys


def answer(i):
    rows = [(i, k, "row %d" % k) for k in range(20)]
    return len(rows)


ready = heap.mark("ready")
for i in range(200):
    answer(i)
    innocent.work(5)
with open(sys.argv[1], "wb") as file:
    heap.dump(file)
