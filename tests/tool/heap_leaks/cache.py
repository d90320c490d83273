# SPDX-License-Identifier: MIT
# A cache without a limit: every question is another one.
import heap, innocent, sys


class Names:
    def __init__(self):
        self.found = {}

    def look_up(self, number):
        name = self.found.get(number)
        if name is None:
            name = self.found[number] = "device at port %d" % number
        return name


names = Names()
ready = heap.mark("ready")
for i in range(110):
    names.look_up(1000 + 7 * i)
    innocent.work(3)
with open(sys.argv[1], "wb") as file:
    heap.dump(file)
