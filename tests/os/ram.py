# a file system in the heap (expected by hand: os.mount and VfsRam are MicroPython's kind of thing)
import os
import sys


def fails(function, *args):
    try:
        return function(*args)
    except OSError as e:
        return str(e)


os.mount(os.VfsRam(), "/ram")
print(os.listdir("/ram"), os.stat("/ram"), os.path.isdir("/ram"), "ram" in os.listdir("/"))
with open("/ram/a.txt", "w") as f:
    print(f.write("hello\nworld\n"), f.tell())
with open("/ram/a.txt", "a+") as f:
    print(f.write("more"), f.seek(0), f.readlines())
print(open("/ram/a.txt").read(5), open("/ram/a.txt", "rb").read(), os.stat("/ram/a.txt")[6], os.path.getsize("/ram/a.txt"))
os.mkdir("/ram/sub")
os.chdir("/ram/sub")
print(os.getcwd(), os.listdir(), os.listdir(".."), open("../a.txt").readline())
with open("b.py", "w") as f:
    f.write("print('imported', __file__, __name__)\nx = 5\n")
sys.path.insert(0, "/ram/sub")
import b
print(b.x, list(os.ilistdir("/ram")), list(os.ilistdir()))
os.chdir("/ram")
os.rename("a.txt", "sub/c.txt")
print(os.listdir(), sorted(os.listdir("sub")), os.path.exists("sub/c.txt"), os.path.isfile("/ram/a.txt"))
for call in ((os.remove, "x"), (os.remove, "sub"), (os.rmdir, "sub"), (os.mkdir, "sub"), (os.mkdir, "n/m"), (os.stat, "sub/c.txt/d"),
             (open, "sub"), (open, "none"), (open, "sub/c.txt", "x"), (os.listdir, "sub/c.txt"), (os.rename, "sub", "sub/in"),
             (os.rename, "sub/b.py", "/tmp/b"), (os.rmdir, "/ram"), (os.chdir, "sub/b.py"), (os.mount, os.VfsRam(), "/ram")):
    print(call[2:] if call[0] is os.mount else call[1:], fails(*call))
f = open("sub/c.txt", "r+")
os.remove("sub/c.txt")
print(f.read(3), f.write("!!"), f.seek(0), f.read(), fails(open, "sub/c.txt"))
print(len(os.statvfs("/ram")), os.statvfs("/ram")[9])
os.umount("/ram")
print(fails(os.stat, "/ram"), os.getcwd() != "/ram", fails(os.umount, "/ram"))
