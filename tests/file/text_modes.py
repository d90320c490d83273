# r, w, a, x and + of text files
from _temp import Temp, fails

with Temp() as path:
    f = open(path, "w")
    print(f.write("one\n"), f.write(""), f.write("two\nthree"), f.readable(), f.writable())
    print(fails(f.read))
    f.close()
    print(open(path).read())
    with open(path, "a") as f:
        print(f.tell(), f.write(" and four\n"), f.tell())
    with open(path) as f:
        print(f.read(), f.readable(), f.writable(), fails(f.write, "x"))
    with open(path, "r+") as f:
        print(f.readline(), f.tell())
        f.seek(0)
        f.write("ONE")
        f.seek(0)
        print(f.read())
    with open(path, "w+") as f:
        print(repr(f.read()), f.write("new"), f.seek(0), f.read())
    with open(path, "a+") as f:
        print(repr(f.read()), f.write("er"), f.seek(0), f.read())
    print(fails(open, path, "x"))
with Temp() as path:
    with open(path, "x") as f:
        f.write("made")
    print(open(path, mode="rt").read())
print(fails(open, "build/no/such/file"), fails(open, "build"), fails(open, "build/none", "r+"))
