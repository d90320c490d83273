# array: typecodes, what it can be made of, repr.
from array import array
import array as module

print(module.array is array, array.__name__, array.__module__)
for code in "bBhHiIqQ":
    print(code, array(code, [1, 2, 100]), array(code).itemsize, array(code).typecode, array(code, b"\1\0\0\0\0\0\0\0").tolist()[0])
print(array("f", [1.5, -2, 0.25]), array("d", (0.5, 1e10)), array("l", range(3)).tolist(), array("L").typecode)
print(array("h", array("b", [1, -1])), array("b", bytearray(b"ab")), array("B", memoryview(b"ab")), array("i", {7: 1}))
print(array("B", (n * n for n in range(5))), array("b"), str(array("b")), len(array("q", b"")))


def attempt(*arguments):
    try:
        print(array(*arguments))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)


attempt("z")
attempt("")
attempt("bb")
attempt(1)
attempt("b", "text")
attempt("b", 5)
attempt("h", b"abc")
attempt("b", [1, "a"])
attempt("b", [1.5])
attempt("f", ["a"])
for code, wrong in (("b", (128, -129)), ("B", (256, -1)), ("h", (32768,)), ("H", (65536, -1)), ("i", (1 << 31, -1 - (1 << 31))),
                    ("I", (1 << 32, -1)), ("q", (1 << 63,)), ("Q", (1 << 64, -1)), ("L", (-1,))):
    for n in wrong:
        attempt(code, [n])
