# positions: seek, tell and truncate, also between reading and writing
from _temp import Temp, fails

with Temp() as path:
    with open(path, "w+b") as f:
        print(f.write(b"0123456789"), f.tell(), f.seek(3), f.read(2), f.tell())
        print(f.write(b"ab"), f.tell(), f.read(1), f.tell(), f.seek(0), f.read())
        print(f.seek(15), f.write(b"!"), f.seek(0), f.read())
        print(f.seek(-4, 2), f.read(), f.seek(5), f.seek(-2, 1), f.read(2), f.seek(0, 2))
        print(f.truncate(4), f.tell(), f.seek(0), f.read(), f.seek(2), f.truncate(), f.seek(0), f.read())
        print(f.truncate(5), f.seek(0), f.read(), fails(f.seek, -1), fails(f.seek, 0, 5)[0])
    with open(path, "w+") as f:
        f.write("one\ntwo\n")
        print(f.tell(), f.seek(0, 2), fails(f.seek, 1, 1), fails(f.seek, -1, 2), fails(f.seek, -1))
        f.seek(0)
        places = []
        for i in range(3):
            places.append(f.tell())
            f.readline()
        print(places, f.seek(places[1]), f.readline(), f.seek(0), f.read(2), f.tell())
        f.seek(0)
        f.truncate()
        print(repr(f.read()), f.tell())
    with open(path, "rb") as f:
        print(f.seekable(), fails(f.truncate)[0])
