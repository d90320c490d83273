# newline=None, '', '\n', '\r' and '\r\n', read and written
from _temp import Temp, fails

data = b"unix\ndos\r\nmac\rlast\r\n\n\r"
with Temp() as path:
    with open(path, "wb") as f:
        f.write(data)
    for newline in (None, "", "\n", "\r", "\r\n"):
        with open(path, newline=newline) as f:
            print(repr(newline), f.readlines())
        with open(path, newline=newline) as f:
            print(repr(f.read()), repr(f.read()))
        with open(path, newline=newline) as f:
            print([f.read(1) for i in range(13)])
    for newline in (None, "", "\n", "\r", "\r\n"):
        with open(path, "w", newline=newline) as f:
            print(f.write("a\nb\r\nc\rd\n\n"))
        print(repr(newline), open(path, "rb").read())
    with open(path, "wb") as f:
        f.write((b"x" * 255 + b"\r\n") * 3 + b"y" * 256 + b"\r")
    print([len(line) for line in open(path)], [len(line) for line in open(path, newline="")])
    print(fails(open, path, newline="x"), fails(open, path, newline=1)[0])
