# the same in binary: bytes in, bytes out, and readinto
from _temp import Temp, fails

with Temp() as path:
    with open(path, "wb") as f:
        print(f.write(b"0123"), f.write(bytearray(b"456\n")), f.write(b""), fails(f.write, "text"))
        print(fails(f.read)[0], f.tell())
    with open(path, "rb") as f:
        print(f.read(2), f.read(0), f.read(3), f.read(), f.read(), f.read(5))
        print(f.seek(-3, 2), f.read(), f.seek(1), f.seek(2, 1), f.read(1))
        b = bytearray(5)
        print(f.seek(0), f.readinto(b), b, f.readinto(b), b, f.readinto(b))
        print(fails(f.write, b"x"))
    with open(path, "r+b") as f:
        print(f.read(1), f.write(b"X"), f.tell(), f.read(1), f.seek(0), f.read())
    with open(path, "ab") as f:
        print(f.tell(), f.write(b"tail"), f.tell())
    with open(path, "rb") as f:
        print(f.read())
    with open(path, "wb+") as f:
        print(f.read(), f.write(b"abc"), f.seek(1), f.write(b"Z"), f.seek(0), f.read())
    with open(path, "rb", 0) as f:
        print(f.read(2), f.tell(), f.read())
    with open(path, "xb") if False else open(path, "rb") as f:
        print([x for x in f])
