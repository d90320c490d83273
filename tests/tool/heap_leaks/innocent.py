# SPDX-License-Identifier: MIT
# What each of these programs has besides its fault: five structures that are meant to stay, each about as large as what leaks.
from collections import deque

# A table that was measured once.
calibration = [i * 1.0625 + 0.5 for i in range(700)]

# A picture's memory.
picture = bytearray(2800)

# What the program answers, by name.
routes = {"/sensor/%d/state" % i: ("GET", i, "state") for i in range(40)}


class Sensor:
    def __init__(self, number):
        self.number = number
        self.name = "sensor %02d" % number
        self.window = deque((), 12)
        self.last = [0] * 6


sensors = [Sensor(i) for i in range(20)]


# The last values, in a ring that does not grow.
class Ring:
    def __init__(self, size):
        self.items = [(i, i) for i in range(size)]
        self.at = 0

    def put(self, item):
        self.items[self.at] = item
        self.at = (self.at + 1) % len(self.items)


ring = Ring(180)


def work(n):
    # What a good program does all day: it changes what is there, and keeps nothing else.
    for i in range(n):
        sensor = sensors[i % len(sensors)]
        sensor.window.append(i)
        sensor.last[i % 6] = i
        ring.put((i, i + 1))
        picture[i % len(picture)] = i & 255
        routes.get("/sensor/%d/state" % i)


work(500)
