# what is in the buffer is seen by others after flush(); line buffering; print to a file
from _temp import Temp

with Temp() as path:
    with open(path, "w") as f:
        f.write("a")
        f.flush()
        print(open(path).read())
        print("to a file", 1, sep="-", file=f)
        print("flushed", file=f, flush=True, end="")
        print(open(path).read())
    with open(path, "w", buffering=1) as f:
        f.write("one line\nand")
        print(open(path).read())
        f.write(" more\n")
        print(open(path).read())
    with open(path, "wb", buffering=0) as f:
        f.write(b"direct")
        print(open(path, "rb").read())
