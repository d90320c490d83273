# readline, readlines, iteration, with limits, of text and bytes
from _temp import Temp

with Temp() as path:
    with open(path, "w") as f:
        f.writelines(["first\n", "\n", "third is longer\n", "last"])
        f.writelines(x for x in ["!", "\n"])
    with open(path) as f:
        print([f.readline() for i in range(6)])
    with open(path) as f:
        print([line for line in f], list(f), repr(f.readline()))
    with open(path) as f:
        print(f.readlines(), f.readlines())
    with open(path) as f:
        print(f.readlines(7), f.readlines(1), f.readlines(0), f.readlines(-1))
    with open(path) as f:
        print([f.readline(3), f.readline(3), f.readline(1), f.readline(100), f.readline(0), f.readline(-1)])
    with open(path) as f:
        print(next(f), f.read(3), next(f), next(f), next(f, "end"))
    with open(path, "rb") as f:
        print(f.readlines())
    with open(path, "rb") as f:
        print([f.readline(), f.readline(3), f.readline(2), f.readline()], [line for line in f])
    with open(path, "rb") as f:
        print(sum(1 for line in f), f.read())
