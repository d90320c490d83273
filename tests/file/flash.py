# options: -X flash=
# only: host
# CPython has no /flash, so what is expected stands in flash.out.
import os


def show(*what):
    print(*what)


def error(function, *a):
    try:
        function(*a)
        show("no error")
    except OSError as e:
        show(type(e).__name__, e)


def write(name, text, mode="w"):
    with open("/flash/" + name, mode) as f:
        f.write(text)


def read(name, mode="r"):
    with open("/flash/" + name, mode) as f:
        return f.read()


# Nothing at first.
show(os.listdir("/flash"), os.stat("/flash")[0] == 0x41FF)
space = os.statvfs("/flash")
show(space[0], space[2], space[9])

# Writing, reading, appending: small parts, large parts, none.
write("a", "")
write("b", "text")
write("b", " and more", "a")
show(sorted(os.listdir("/flash")), repr(read("a")), read("b"), os.stat("/flash/b")[6])
text = "".join("line %d\n" % i for i in range(600))
write("long", text)
show(read("long") == text, os.stat("/flash/long")[6])
with open("/flash/long") as f:
    show(sum(1 for line in f), f.tell() == len(text))
with open("/flash/parts", "wb") as f:
    for i in range(700):
        f.write(bytes([i & 255] * (i % 7)))
show(read("parts", "rb") == b"".join(bytes([i & 255] * (i % 7)) for i in range(700)))
show(len([e for e in os.ilistdir("/flash") if e[1] == 0x8000]))

# In place, and behind the end.
with open("/flash/long", "r+b") as f:
    f.seek(1000)
    f.write(b"IN PLACE")
    f.seek(0, 2)
    f.write(b"the end")
    f.seek(995)
    show(f.read(20))
show(read("long") == text[:1000] + "IN PLACE" + text[1008:] + "the end")
with open("/flash/gap", "wb") as f:
    f.write(b"x")
    f.seek(500)
    f.write(b"y")
show(read("gap", "rb") == b"x" + bytes(499) + b"y")
with open("/flash/gap", "r+b") as f:
    f.truncate(3)
    f.seek(300)
    f.write(b"z")
show(read("gap", "rb") == b"x" + bytes(299) + b"z")

# A file that is written anew is what it was until it is closed, or flushed.
f = open("/flash/b", "w")
f.write("new")
show(read("b"))
f.flush()
show(read("b"))
f.write("er")
f.close()
show(read("b"))

# One that is read is the same file, whatever happens to its name.
f = open("/flash/b")
write("b", "another")
os.rename("/flash/b", "/flash/c")
show(f.read(), read("c"))
f.close()

# Two that write to one file.
f, g = open("/flash/two", "a"), open("/flash/two", "a")
f.write("1")
f.flush()
g.write("2")
g.flush()
f.write("3")
f.close()
g.close()
show(read("two"))

# Folders.
os.mkdir("/flash/lib")
os.mkdir("/flash/lib/deep")
write("lib/deep/file", "deep")
show(read("lib/../lib/./deep/file"))
error(os.rmdir, "/flash/lib")
error(os.rename, "/flash/lib", "/flash/lib/deep/lib")
os.rename("/flash/lib", "/flash/library")
show(read("library/deep/file"), sorted(os.listdir("/flash/library")))
show([(e[0], e[1]) for e in os.ilistdir("/flash/library")])
error(os.remove, "/flash/library")
error(os.rmdir, "/flash/c")
error(os.rmdir, "/flash")
error(os.mkdir, "/flash/library")
error(open, "/flash/library", "w")
error(open, "/flash/none")
error(open, "/flash/c/below")
error(open, "/flash/none/below", "w")
error(open, "/flash/c", "x")
error(open, "/flash/" + "n" * 201, "w")
error(os.rename, "/flash/c", "/flash/library")
error(os.rename, "/flash/library", "/flash/c")
error(os.listdir, "/flash/c")
write("n" * 200, "long name")
show(read("n" * 200))
os.remove("/flash/" + "n" * 200)

# Replacing.
write("old", "old")
os.rename("/flash/c", "/flash/old")
show(read("old"), "c" in os.listdir("/flash"))
os.mkdir("/flash/empty")
os.rename("/flash/library/deep", "/flash/empty")
show(read("empty/file"), os.listdir("/flash/library"))

# Files that are never closed: more than can be open.
for i in range(30):
    open("/flash/lost%d" % i, "w").write("lost %d" % i)
import gc
gc.collect()
show([read("lost%d" % i) == "lost %d" % i for i in range(30)].count(True))
for i in range(30):
    os.remove("/flash/lost%d" % i)

# A module.
write("spam.py", "'''Its docstring.'''\neggs = 42\ndef fail():\n    raise ValueError('here')\n")
import sys
sys.path.append("/flash")
import spam
show(spam.eggs, spam.__file__, spam.__doc__)

# All is given back; a full device says so, and can be tidied up.
def remove_all(folder):
    for name, kind, *_ in list(os.ilistdir(folder)):
        path = folder + "/" + name
        if kind == 0x4000:
            remove_all(path)
            os.rmdir(path)
        else:
            os.remove(path)


remove_all("/flash")
show(os.listdir("/flash"), os.statvfs("/flash") == space)
count = 0
try:
    while True:
        write("full%d" % count, "f" * 1000)
        count += 1
except OSError as e:
    show(e)
show(count >= 32, read("full5") == "f" * 1000)
for i in range(count):
    os.remove("/flash/full%d" % i)
remove_all("/flash")
write("after", "f" * 20000)
show(read("after") == "f" * 20000)
for i in range(300):
    write("often", str(i) * 50)
show(read("often") == "299" * 50, sorted(os.listdir("/flash")))
