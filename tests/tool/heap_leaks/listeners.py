# SPDX-License-Identifier: MIT
# Listeners and what they listen to refer to each other, and nobody takes one off the list.
import heap, innocent, sys


class Bus:
    def __init__(self):
        self.listeners = []

    def send(self, event):
        for listener in self.listeners:
            listener.on_event(event)


class Listener:
    def __init__(self, bus):
        self.bus = bus
        self.me = self
        self.seen = [0, 0, 0, 0]
        self.handler = self.on_event
        bus.listeners.append(self)

    def on_event(self, event):
        self.seen[event & 3] += 1


bus = Bus()
ready = heap.mark("ready")
for i in range(48):
    Listener(bus)
    bus.send(i)
    innocent.work(5)
with open(sys.argv[1], "wb") as file:
    heap.dump(file)
