# uctypes: addressof holds the object in place; bytes_at and bytearray_at see the same memory. (python3 has no uctypes.)
import gc
from array import array
import uctypes

junk = [bytes(50) for i in range(20)]
data = bytearray(b"held in place")
at = uctypes.addressof(data)
del junk
for i in range(5):
    gc.collect()
    more = [[i] * 20 for i in range(10)]
print(uctypes.addressof(data) == at, uctypes.bytes_at(at, 4), uctypes.bytes_at(at + 5, 2))
view = uctypes.bytearray_at(at, 4)
view[0] = 72
print(data, view[1:3].tobytes(), len(view), uctypes.bytes_at(at, 0))
text = b"bytes too"
numbers = array("H", [0x4142])
print(uctypes.bytes_at(uctypes.addressof(text), 9), uctypes.addressof(memoryview(data)[5:]) - at, uctypes.bytes_at(uctypes.addressof(numbers), 2))
gc.collect()
print(uctypes.bytes_at(at, 13))
for wrong in (lambda: uctypes.addressof(5), lambda: uctypes.addressof("text"), lambda: uctypes.bytes_at(at, -1), lambda: uctypes.bytes_at("x", 1), lambda: uctypes.struct(at), lambda: uctypes.struct(at, 5),
              lambda: uctypes.struct(at, {}, 7), lambda: uctypes.struct(at, {}).none, lambda: uctypes.struct(at, {"a": "x"}).a, lambda: uctypes.struct(at, {"a": ()}).a, lambda: uctypes.struct(at, {"a": (0, 5)}).a.b,
              lambda: uctypes.struct(at, {"a": uctypes.UINT8}).a[0], lambda: uctypes.struct(at, {"a": (uctypes.ARRAY | 0, uctypes.INT16 | 2)}).a[2], lambda: uctypes.sizeof(5), lambda: uctypes.sizeof({"a": 1.5}),
              lambda: setattr(uctypes.struct(at, {"a": uctypes.UINT8}), "a", "x"), lambda: setattr(uctypes.struct(at, {"a": (0, {})}), "a", 1), lambda: setattr(uctypes.struct(at, {}), "b", 1), lambda: memoryview(at)):
    try:
        print(wrong())
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        print(type(error).__name__)
loop = {}
loop["me"] = (0, loop)
try:
    uctypes.sizeof(loop)
except RecursionError:
    print("RecursionError")
