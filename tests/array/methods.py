# array: every method.
from array import array

a = array("i", [3, 1, 2])
a.append(5)
a.extend([7, 8])
a.extend(array("i", [9]))
a.extend(a)
print(a)
a.insert(0, -1)
a.insert(-1, -2)
a.insert(100, -3)
a.insert(-100, -4)
print(a, a.pop(), a.pop(0), a.pop(-2))
a.remove(1)
a.reverse()
print(a, a.index(7), a.index(7, 3), a.count(7), a.count(7.0), a.count("x"))
print(a.tolist()[:3], a.tobytes()[:5], a[:0].tobytes())
a = array("H")
a.fromlist([1, 2])
a.frombytes(b"\3\0\4\0")
print(a)
a.byteswap()
print(a, array("b", [1]).byteswap(), array("f", [1.0, 2.0]).reverse())


def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)


attempt(lambda: a.fromlist((1, 2)))
attempt(lambda: a.fromlist([1, "a"]))
attempt(lambda: a.frombytes(b"abc"))
attempt(lambda: a.frombytes("ab"))
attempt(lambda: a.extend(array("b", [1])))
attempt(lambda: a.extend(5))
attempt(lambda: a.extend([5, None]))
attempt(lambda: a.pop(100))
attempt(lambda: array("b").pop())
attempt(lambda: a.remove(77))
attempt(lambda: a.index(77))
attempt(lambda: a.index(5, 0, 2))
attempt(lambda: a.append("x"))
print(a)
