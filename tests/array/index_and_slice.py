# array: items and slices, read, assigned and deleted.
from array import array

a = array("h", range(8))
print(a[0], a[-1], a[2:5], a[::3], a[::-2], a[5:2], a[:] == a, a[:] is a)
a[0], a[-1] = -100, 100
print(a, 100 in a, 5.0 in a, "x" in a, len(a))
a[1:3] = array("h", [7, 7, 7, 7])
print(a)
a[::3] = array("h", [0, 0, 0, 0])
print(a)
a[2:2] = a
print(a)
del a[3]
del a[::2]
del a[1:4]
print(a)
del a[-1::-2]
print(a)
a[5:1] = array("h", [9])
print(a)


def attempt(key, value):
    try:
        a[key] = value
    except (TypeError, ValueError, IndexError, OverflowError) as error:
        print(type(error).__name__, error)


for key, value in ((50, 1), (-50, 1), ("a", 1), (1.0, 1), (0, "a"), (0, 70000), (slice(1), [1]), (slice(1), array("b")),
                   (slice(None, None, 2), array("h", [1]))):
    attempt(key, value)
for key in (50, "a", None):
    try:
        print(a[key])
    except (TypeError, IndexError) as error:
        print(type(error).__name__, error)
a[::2] = array("h")
print(a)
