# memoryview: release(), with, and the attributes.
data = bytearray(b"abc")
view = memoryview(data)
print(view.obj is data, view.format, view.itemsize, view.nbytes, view.ndim, view.shape, view.strides, view.suboffsets)
print(view.c_contiguous, view.f_contiguous, view.contiguous, view.readonly)
for function in (len, repr, lambda v: v[0], lambda v: v.tobytes(), lambda v: v.format, lambda v: v == v,
                 lambda v: v == b"abc", lambda v: v.release(), lambda v: v.toreadonly(), memoryview):
    with memoryview(data) as inner:
        pass
    try:
        result = function(inner)
        print(result if not isinstance(result, str) else result[:11])
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    view.other = 1
except AttributeError as error:
    print(error)
try:
    class Derived(memoryview):
        pass
except TypeError as error:
    print(error)
try:
    memoryview("abc")
except TypeError as error:
    print(error)
