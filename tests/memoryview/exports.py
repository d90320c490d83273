# A bytearray or an array cannot change its length while a view of it is there.
# faults: resize
from array import array


def attempts(name, target, *changes):
    for change in changes:
        try:
            change(target)
            print(name, "done", target)
        except BufferError as error:
            print(name, error)


def resize(n):
    def change(target):
        target[1:2] = bytes(n)
    return change


CHANGES = (lambda t: t.append(1), lambda t: t.pop(), lambda t: t.extend(b"xy"), lambda t: t.clear(), resize(1), resize(2),
           lambda t: t.extend(b""), lambda t: t.insert(0, 1), lambda t: t.__init__(b"new"), lambda t: t.__delitem__(0),
           lambda t: t.__delitem__(slice(None, None, 2)), lambda t: t.__imul__(2))
data = bytearray(b"abc")
with memoryview(data) as view:
    with view[1:]:
        attempts("viewed", data, *CHANGES)
    attempts("still", data, CHANGES[0])
attempts("free", data, *CHANGES)
numbers = array("h", [1, 2, 3])
view = memoryview(numbers)
attempts("array", numbers, lambda t: t.append(4), lambda t: t.pop(), lambda t: t.remove(1), lambda t: t.reverse())
view.release()
attempts("array", numbers, lambda t: t.append(4))


class Own(bytearray):
    pass


own = Own(b"abc")
view = memoryview(own)
print(view.obj is own)
attempts("own", own, lambda t: t.append(1))
view.release()
attempts("own", own, lambda t: t.append(1))
