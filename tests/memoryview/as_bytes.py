# Views wherever bytes are wanted.
view = memoryview(b"..12 ab..")[2:-2]
print(bytes(view), bytearray(view), b"-".join([view, b"x", bytearray(b"y")]), view.hex(), view.hex(":", 2))
print(b"say " + view, bytearray(b"say ") + view, b"ab" in b"12 ab", view[3:] in [b"ab"], bytes(view).find(view[1:3]))
print(int(view[:2]), float(view[:2]), int.from_bytes(view[:2], "big"), str(view, "ascii"), view.tobytes().split())
data = bytearray(b"abc")
data += view[:2]
data[0:1] = view[3:]
data.extend(memoryview(b"zz"))
print(data, bytes(memoryview(data)[::2]), data.startswith(memoryview(b"ab")))
print(b"%b|" % view, b"a b".replace(memoryview(b" "), memoryview(b"__")), b"xay".strip(memoryview(b"xy")))
a, *rest = memoryview(b"abc")
print(a, rest, max(memoryview(b"abc")), sorted(memoryview(b"cab")), [*zip(memoryview(b"ab"), memoryview(b"cd"))])
