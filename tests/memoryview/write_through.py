# memoryview: writing through to the object, and what is refused.
data = bytearray(b"abcdefgh")
view = memoryview(data)
view[0] = 65
view[-1] = 0x5A
view[1:3] = b"XY"
print(data)
view[::2] = view[1::2]
print(data)
view[1:5] = view[0:4]
print(data)
view[::-1] = bytes(view)
print(data)
memoryview(data)[2:4].cast("h")[0] = 0x4142
print(data)


def attempt(change):
    try:
        change(view)
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)


def put(key, value):
    def change(target):
        target[key] = value
    return change


for key, value in ((0, 256), (0, -1), (0, "a"), (0, b"a"), (0, 1.0), (8, 1), ("x", 1), (slice(0, 2), b"abc"),
                   (slice(0, 2), 5), (slice(0, 2), "ab"), (slice(0, 2), memoryview(b"ab").cast("b"))):
    attempt(put(key, value))
attempt(lambda target: target.__delitem__(0))
view = memoryview(b"fixed")
print(view.readonly, view.toreadonly()[0])
attempt(put(0, 1))
view = memoryview(data).toreadonly()
attempt(put(slice(0, 1), b"a"))
print(data)
