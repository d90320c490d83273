# SPDX-License-Identifier: MIT
# An import, somewhere inside, of a module that keeps its tables.
import heap, innocent, sys


def beep():
    import wavetables

    return wavetables.first()


ready = heap.mark("ready")
beep()
innocent.work(200)
with open(sys.argv[1], "wb") as file:
    heap.dump(file)
