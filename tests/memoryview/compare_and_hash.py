# memoryview: equality with all that has bytes, hashes of read-only views.
from array import array

view = memoryview(b"abc")
print(view == b"abc", b"abc" == view, view == bytearray(b"abc"), view != b"abd", view == memoryview(b"abcd")[:3])
print(view == "abc", view == [97, 98, 99], view == 5)
numbers = array("h", [1, 2, 3])
print(memoryview(numbers) == numbers, memoryview(numbers) == array("i", [1, 2, 3]), memoryview(numbers)[::2] == b"\1\3")
print(memoryview(numbers) == memoryview(numbers).cast("B"), b"\1\0\2\0\3\0" == memoryview(numbers))
print(bytearray(b"\1\0\2\0\3\0") == memoryview(numbers))
nan = array("f", [float("nan")])
print(memoryview(nan) == memoryview(nan), memoryview(array("f", [0.0])) == array("f", [-0.0]))
print(hash(view) == hash(b"abc"), hash(memoryview(b"xaybzc")[1::2]) == hash(b"abc"), {view: 1}[memoryview(b"abc")])
for wrong in (memoryview(bytearray(1)), memoryview(numbers).toreadonly()):
    try:
        hash(wrong)
    except ValueError as error:
        print(error)
for function in (lambda: view < view, lambda: view + view, lambda: view < b"abc"):
    try:
        print(function())
    except TypeError as error:
        print(error)
