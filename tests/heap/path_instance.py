# heap.path() through instances and classes. CPython has no module heap.
import heap


class Sensor:
    unit = ["mV"]

    def __init__(self, n):
        self.name = "sensor %d" % n
        self.samples = [n] * 3

    def read(self, more=[1]):
        return more

    @property
    def value(self):
        return 1

    @staticmethod
    def helper():
        pass

    @classmethod
    def make(cls):
        pass


class Small:
    __slots__ = ("left", "right")


class Listing(list):
    pass


class Below(Sensor):
    pass


log = [Sensor(i) for i in range(20)]
heap.path(log[17].name)
heap.path(log[0].samples)
log[5].extra = [1]
heap.path(log[5].extra)
log[6].__dict__["set in the dict"] = [1]
heap.path(log[6].__dict__)
heap.path(log[6].__dict__["set in the dict"])
small = Small()
small.right = [2]
heap.path(small.right)
listing = Listing([[1]])
listing.note = [3]
heap.path(listing.note)
heap.path(listing[0])
heap.path(Sensor)
heap.path(Sensor.unit)
heap.path(Sensor.read)
heap.path(Sensor.read.__defaults__[0])
heap.path(Sensor.__dict__["value"].fget)
heap.path(Sensor.__dict__["helper"].__func__)
heap.path(Sensor.__dict__["make"].__func__)
heap.path(Sensor.helper.__code__)
heap.path(Below.__mro__)
only = [Sensor(1).read]
heap.path(only[0].__self__)
heap.path(only[0].__self__.name)
base = [Below(3)]
del Below, log
heap.path(type(base[0]))
