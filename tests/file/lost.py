# a file that nobody closes is closed, with what was written, when it is collected or the program ends
# (gc.collect() does it at once in Terrarium; CPython's reference counts do)
import gc
from _temp import Temp


def write(path):
    open(path, "w").write("written and forgotten")


with Temp() as path:
    write(path)
    gc.collect()
    print(open(path).read())
    for i in range(2000):
        f = open(path)
    print(f.read())
    f = None
    gc.collect()
    files = [open(path) for i in range(20)]
    print(sum(len(f.read()) for f in files))
