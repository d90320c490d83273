# only: 32
# not: stress
# Objects that fill holes before pins are out of order: then since() goes by counts, and says so. (CPython has no
# module heap. Where everything moves at each allocation, which holes get filled is chance.)
import heap
import uctypes


class Sensor:
    pass


def work():
    before = bytearray(400)
    held = bytearray(40)
    where = uctypes.addressof(held)
    mark = heap.mark("pinned")
    first = Sensor()
    heap.since(mark)
    del before
    more = [Sensor() for i in range(10)]
    heap.since(mark)
    return where, held, mark, first, more


kept = work()
