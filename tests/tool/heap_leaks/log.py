# SPDX-License-Identifier: MIT
# A log without an end.
import heap, innocent, sys


class Logger:
    def __init__(self, name):
        self.name = name
        self.text = ""

    def note(self, line):
        self.text += self.name + ": " + line + "\n"


logger = Logger("main")
ready = heap.mark("ready")
for i in range(170):
    logger.note("step %d is done" % i)
    innocent.work(3)
with open(sys.argv[1], "wb") as file:
    heap.dump(file)
