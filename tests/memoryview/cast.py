# memoryview.cast: formats, sizes, and what cannot be cast.
view = memoryview(bytearray(range(1, 17)))
for code in "bBhHiIqQ":
    cast = view.cast(code)
    print(code, cast.itemsize, len(cast), cast.nbytes, cast.format, cast[0], cast[-1], cast[::-1].tolist()[0] == cast[-1])
print(view.cast("c")[2], view.cast("?").tolist()[:2], view.cast("@H")[0])
print(view.cast("I").cast("B") == view, view[4:12].cast("i").tolist())
print(view.cast("B", [16]).shape, view.cast("h", (8,)).shape)
floats = memoryview(bytearray(16)).cast("f")
floats[0], floats[3] = 1.5, -2
print(floats.tolist(), floats.cast("B").tolist())


def attempt(source, *arguments):
    try:
        print(source.cast(*arguments))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(view[1:], "H")
attempt(view[::2], "B")
attempt(view.cast("h"), "i")
for code in ("", "z", "<h", "hh", "@", 5):
    attempt(view, code)
for code, value in (("c", 5), ("c", b"ab"), ("b", 200), ("H", -1), ("f", "a"), ("q", 1 << 64)):
    try:
        memoryview(bytearray(8)).cast(code)[0] = value
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
