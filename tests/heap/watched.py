# only: 32
# Watched objects that live still are told by name. (CPython has no module heap.)
import heap


class Sensor:
    def __init__(self):
        self.buffer = bytearray(100)


class Holder:
    pass


def watch_all(objects, note):
    for o in objects:
        heap.watch(o, note)


log = [Sensor() for i in range(5)]
holder = Holder()
holder.last = Sensor()
watch_all(log, "closed")
heap.watch(holder.last)
heap.watch([1, 2], "garbage")
log.pop(2)
heap.watch()
log.clear()
print("---")
heap.watch()
holder.last = None
print("---")
heap.watch()
for wrong in (1, None, "text in flash"[:1], len):
    try:
        heap.watch(wrong)
    except TypeError as e:
        print(e)
heap.watch(log, 1)
heap.watch()
