# objects behind streams that answer nonsense, and buffers that change meanwhile
# faults: lie, callback
import io


def fails(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return type(e).__name__


class Odd:
    closed = False

    def __init__(self, answer):
        self.answer = answer

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return False

    def read(self, n=-1):
        if callable(self.answer):
            return self.answer()
        return self.answer

    read1 = read

    def flush(self):
        pass

    def close(self):
        pass


for answer in (5, [1], 1.5):
    t = io.TextIOWrapper(Odd(answer))
    print(fails(t.read, 3), fails(t.readline), fails(list, t))

t = io.TextIOWrapper(Odd(lambda: 1 / 0))
print(fails(t.read, 1), fails(next, t))


class Raw(io.RawIOBase):
    def __init__(self, answer):
        self.answer = answer

    def readable(self):
        return True

    def readinto(self, b):
        if self.answer == "resize":
            self.kept = b
        return self.answer if self.answer != "resize" else 0


for answer in (0, None):
    print(fails(Raw(answer).read, 4))
print(fails(Raw("resize").read, 4), fails(Raw(0).readline))

b = io.BytesIO(b"abc")
for hostile in (10 ** 30, -10 ** 30, "x", None, 1.5):
    print(fails(b.seek, hostile) if hostile is not None else "", fails(b.read, hostile), fails(b.truncate, hostile))
s = io.StringIO("abc")
s.seek(10 ** 6)
print(s.tell(), repr(s.read()), s.seek(0), len(s.getvalue()))


class Index:
    def __index__(self):
        b.close()
        return 2


b = io.BytesIO(b"closed meanwhile")
print(fails(b.read, Index()), b.closed)
print(fails(lambda: io.StringIO.write(5, "x")), fails(lambda: io.IOBase.close(3)))
print(fails(io.BytesIO().readinto, b"constant"), fails(io.BytesIO(b"xy").readinto, bytearray(0)))
