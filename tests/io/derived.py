# classes derived from the io types
import io


class Upper(io.StringIO):
    def __init__(self, text):
        super().__init__(text)
        self.count = 0

    def write(self, text):
        self.count += 1
        return super().write(text.upper())


u = Upper("abc")
print("hello", "x", file=u)
print(u.getvalue(), u.count, isinstance(u, io.StringIO), isinstance(u, io.TextIOBase), isinstance(u, io.IOBase))
u.writelines(["a", "b"])
print(u.getvalue(), u.count, u.seek(0), u.readline())


class Numbers(io.RawIOBase):
    """Raw: it has readinto() only, and read(), readline() come from it."""

    def __init__(self, limit):
        self.next, self.limit = 0, limit

    def readable(self):
        return True

    def readinto(self, b):
        n = min(len(b), self.limit - self.next)
        for i in range(n):
            b[i] = 10 if (self.next + i) % 5 == 4 else 48 + self.next + i
        self.next += n
        return n


n = Numbers(10)
print(n.read(3), n.readline(), n.readlines(), n.read(), n.closed)
with Numbers(3) as n:
    print(n.read())
print(n.closed)
print(issubclass(io.TextIOWrapper, io.TextIOBase), issubclass(io.FileIO, io.RawIOBase), issubclass(io.BytesIO, io.BufferedIOBase),
      issubclass(io.BufferedReader, io.BufferedIOBase), issubclass(io.UnsupportedOperation, OSError))


class Collect(io.IOBase):
    def __init__(self):
        self.parts = []

    def write(self, data):
        self.parts.append(data)
        return len(data)


c = Collect()
print("a", 1, file=c)
c.writelines(["x", "y"])
print(c.parts, c.close(), c.closed)
