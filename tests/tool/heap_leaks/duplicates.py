# SPDX-License-Identifier: MIT
# The same few texts again and again, each made anew where it is needed: all was set up before anything ran, so nothing grows.
import heap, innocent, sys

rows = []
for i in range(140):
    rows.append(" ".join(["temperature", "in", ("kitchen", "garden", "cellar")[i % 3]]))

ready = heap.mark("ready")
innocent.work(200)
with open(sys.argv[1], "wb") as file:
    heap.dump(file)
