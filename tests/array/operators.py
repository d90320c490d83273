# array: +, *, comparison, iteration, truth.
from array import array

a, b = array("b", [1, 2]), array("b", [3])
print(a + b, a * 3, 2 * b, a * 0, a * -1, b + b + a, bool(array("b")), bool(a))
c = a
c += b
c *= 2
print(a, c is a)
c *= 0
print(a)
print(array("b", [1, 2]) < array("b", [1, 3]), array("b", [1]) < array("b", [1, 0]), array("b", [2]) > array("i", [1, 5]))
print(array("b", [1]) == array("d", [1.0]), array("b", [1]) != array("b"), array("b", [1]) == [1], array("b") == array("f"))
print(array("b", [1]) == b"\1", b"\1" == array("b", [1]), bytearray(b"\1") == array("b", [1]))
print(list(array("H", [5, 6])), [x for x in array("f", [0.5])], sum(array("b", [1, 2])), max(array("b", [3, 9])), list(reversed(array("b", [1, 2]))))
print(bytes(array("h", [1, 2])), b"x" + array("b", [65]), bytearray(array("b", [65])), b",".join([array("b", [65, 66])] * 2))


def attempt(function):
    try:
        print(function())
    except TypeError as error:
        print(error)


attempt(lambda: a + [1])
attempt(lambda: a + array("h"))
attempt(lambda: a.__iadd__([1]))
attempt(lambda: a.__iadd__(array("h")))
attempt(lambda: a * "x")
attempt(lambda: a * 1.5)


class Right:
    def __radd__(self, other):
        return ("radd", other)


print(a + Right())


class Own(array):
    def total(self):
        return sum(self)


own = Own("i", [1, 2])
own.append(3)
print(own.total(), isinstance(own, array), own[1:], own == array("i", [1, 2, 3]), bytes(memoryview(own)[:1]))
