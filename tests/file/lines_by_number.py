# linecache: lines of a file, of its end, and of what is no file
import linecache
import os

from _temp import Temp

with Temp() as name:
    with open(name, "w") as file:
        file.write("one\n  two\n\nlast")
    for n in (-1, 0, 1, 2, 3, 4, 5, 100):
        print(n, repr(linecache.getline(name, n)))
    print(linecache.getlines(name))
    linecache.checkcache(name)
    linecache.checkcache()
    linecache.clearcache()
    with open(name, "w") as file:
        pass
    linecache.checkcache(name)
    print(linecache.getlines(name), repr(linecache.getline(name, 1)))
    os.remove(name)
    linecache.clearcache()
    print(repr(linecache.getline(name, 1)), linecache.getlines(name), repr(linecache.getline("no/such/file", 1)))
    with open(name, "wb") as file:
        file.write(b"\xff\xfe bad\n")
    print(repr(linecache.getline(name, 1)), linecache.getlines(name))
