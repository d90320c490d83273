# only: 32
# What a mark tells is what the program made, to the byte. (CPython has no module heap.)
import heap


class Sensor:
    def __init__(self, n):
        self.number = n
        self.values = [n, n]


def born():
    mark = heap.mark("start")
    heap.since(mark)
    sensors = [Sensor(i) for i in range(7)]
    data = bytearray(100)
    heap.since(mark)
    return sensors, data


def died():
    kept = [Sensor(i) for i in range(10)]
    mark = heap.mark("full")
    del kept[4:]
    heap.since(mark)
    kept.append(Sensor(11))
    kept[0] = None
    heap.since(mark)


def grew():
    items = [1, 2, 3]
    numbers = {}
    mark = heap.mark("before")
    items.extend(range(50))
    for i in range(8):
        numbers[i] = i
    heap.since(mark)
    items.clear()
    numbers.clear()
    heap.since(mark)


def gone():
    # A class that the mark does not keep alive.
    class Local:
        pass

    things = [Local(), Local()]
    mark = heap.mark()
    del things, Local
    heap.since(mark)
    heap.since(mark)


def nested():
    outer = heap.mark("outer")
    a = bytearray(10)
    inner = heap.mark("inner")
    b = bytearray(20)
    heap.since(outer)
    heap.since(inner)
    return a, b


kept = born()
died()
grew()
gone()
kept = nested()
for wrong in (None, [], Sensor(1)):
    try:
        heap.since(wrong)
    except TypeError as e:
        print(e)
heap.since(heap.mark(5))
