# TextIOWrapper makes text of bytes, BufferedReader and BufferedWriter wrap other streams
import io

b = io.BytesIO("zeile 1\r\nzeile ü\n".encode())
t = io.TextIOWrapper(b, encoding="utf-8")
print(t.readline(), t.read(), t.encoding, t.buffer is b, t.readable())
b = io.BytesIO()
t = io.TextIOWrapper(b, encoding="latin-1", newline="\r\n")
print(t.write("grün\n"), t.flush(), b.getvalue())
t.close()
print(b.closed)


class Source:
    """Any object with read()."""
    closed = False

    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def writable(self):
        return False

    def seekable(self):
        return False

    def read(self, n=-1):
        n = len(self.data) if n < 0 else n
        piece, self.data = self.data[:n], self.data[n:]
        return piece

    read1 = read

    def flush(self):
        pass

    def close(self):
        if not self.closed:
            print("source closed")
        self.closed = True


t = io.TextIOWrapper(Source(b"first\nsecond\n\xc3\xa4"), encoding="utf-8")
print(t.readline(), list(t))
t.close()
