# only: 32
# not: stress
# heap.why(): the chain with sizes, and what the object retains. CPython has no module heap.
import heap


class Sensor:
    def __init__(self, n):
        self.name = "sensor number %d" % n
        self.samples = [n] * 10


log = [Sensor(i) for i in range(20)]
shared = log[3].samples
heap.why(log[17])
heap.why(log[17].name)
heap.why(log[3])
heap.why(Sensor)


def work(box):
    heap.why(box)
    heap.why(box["in"][0])
    heap.why([1])


work({"in": [b"some bytes" * 2]})
heap.why(12)
