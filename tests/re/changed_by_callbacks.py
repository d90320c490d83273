# re: replacement functions and arguments that change what is searched. (CPython refuses the resizing.)
# faults: callback, resize
import re

data = bytearray(b"a-" * 20)


def shrink(m):
    del data[8:]
    return b"xyz"


print(re.sub(b"a", shrink, data), data)
data = bytearray(b"a-" * 3)


def grow(m):
    if len(data) < 50:
        data.extend(b"-a" * 100)
    return m.group()


print(len(re.sub(b"a", grow, data)) > 0, len(data))
data = bytearray(b"abc")
m = re.search(b"(b)(c)", data)
data.clear()
print(m.group(), m.groups(), m.span(), m.expand(rb"<\1>"), m[2])


class Place:
    def __index__(self):
        data.clear()
        return 2


data = bytearray(b"aaaa")
print(re.compile(b"a").findall(data, Place()), re.compile(b"a").findall(b"aaaa", 1, 3))
data = bytearray(b"aaaa")
it = re.finditer(b"a", data)
print(next(it).span())
data.clear()
print(list(it), list(it))
print(re.sub("a", lambda m: re.sub("b", lambda m: re.purge() or "z", "abab"), "a-a"))
