# repr() of what is derived from a stream or a deque names its own class.
import collections, io


class Device(io.IOBase):
    pass


class Log(io.StringIO):
    pass


class Ring(collections.deque):
    pass


def shown(x):
    return repr(x).split(" at ")[0]


print(shown(Device()), shown(Log()), str(Log()).split(" at ")[0])
print(shown(io.BytesIO()).split(".")[-1], Ring([1, 2]), Ring([1], 3), collections.deque([1]))
ring = Ring()
ring.append(ring)
print(ring)
