# timeout: 60
# A file system on a block device in Python, as MicroPython's documentation does it (the expected text is by hand: CPython has
# no vfs). The first device erases nothing, the second as flash does, and refuses to program a bit back to 1.
import gc
import os
import sys
import vfs

sys.path.insert(0, "tests/os")
from _block_device import RAMBlockDev


class Flash(RAMBlockDev):
    """The same with the rules of flash. It can be told to fail."""

    fail = None

    def check(self):
        if self.fail:
            raise self.fail

    def readblocks(self, block_num, buf, offset=0):
        self.check()
        at = block_num * self.block_size + offset
        buf[:] = self.data[at : at + len(buf)]

    def writeblocks(self, block_num, buf, offset=None):
        self.check()
        at = block_num * self.block_size + offset
        assert offset + len(buf) <= self.block_size
        for i in range(len(buf)):
            if ~self.data[at + i] & buf[i]:
                raise OSError(5)
        self.data[at : at + len(buf)] = buf

    def ioctl(self, op, arg):
        self.check()
        if op == 6:
            self.data[arg * self.block_size : (arg + 1) * self.block_size] = b"\xff" * self.block_size
            return 0
        return super().ioctl(op, arg)


def error(call, *arguments):
    try:
        return call(*arguments)
    except (OSError, ValueError, TypeError, AttributeError) as e:
        return type(e).__name__, str(e)


# What the documentation does.
bdev = RAMBlockDev(512, 6)
os.VfsLfs2.mkfs(bdev)
os.mount(os.VfsLfs2(bdev), "/ramdisk")
with open("/ramdisk/hello.txt", "w") as f:
    f.write("Hello world")
print(open("/ramdisk/hello.txt").read())
os.umount("/ramdisk")

# Everything that there is.
bdev = Flash(512, 9)
print(error(vfs.VfsFlash, bdev))
vfs.VfsFlash.mkfs(bdev)
fs = vfs.VfsFlash(bdev)
vfs.mount(fs, "/f")
print(vfs.mount() == [(fs, "/f")], vfs.VfsLfs2 is vfs.VfsFlash is os.VfsLfs2, os.listdir("/f"), os.statvfs("/f"))
print(error(vfs.mount, fs), error(os.mount, fs, "/f"))
os.mkdir("/f/sub")
os.chdir("/f/sub")
text = "".join("line %d\n" % i for i in range(60))
with open("long", "w") as f:
    print(f.write(text), f.tell())
with open("long") as f:
    print(f.read() == text, f.read(), f.seek(10), f.readline(), f.tell())
with open("long", "rb") as f:
    print(sum(1 for _ in f), f.seek(-9, 2), f.read(4), f.tell(), f.seek(0), f.readline(), f.tell(), f.seek(-3, 1), f.read(7))
    buffer = bytearray(20)
    print(f.readinto(buffer), buffer, error(f.write, b"x"))
with open("long", "r+b") as f:
    print(f.seek(100), f.write(b"PATCH" * 20), f.tell(), f.read(3), f.tell(), f.seek(98), f.read(8), f.truncate(120), f.seek(0, 2))
with open("long", "ab") as f:
    print(f.write(b"end"), error(f.read, 1))
print(open("long", "rb").read()[95:], os.stat("long")[6], list(os.ilistdir("/f")), list(os.ilistdir(".")))
print(error(os.rmdir, "/f/sub"), error(os.mkdir, "/f/sub"), error(os.remove, "none"), error(open, "none"), error(os.listdir, "long"))
print(error(os.chdir, "long"), error(open, "/f/sub"), error(open, "long", "x"), error(os.rename, "/f/sub", "/f/sub/in"))
os.rename("long", "/f/short")
print(os.listdir("/f"), os.listdir("."), os.getcwd())
with open("m.py", "w") as f:
    f.write("x = 5\n")
sys.path.insert(0, "/f/sub")
import m
print(m.x, m.__file__)

# It is there when it is mounted again; what was not closed counts for nothing, and is an open file no more.
f = open("/f/short", "wb")
f.write(b"lost" * 70)
vfs.umount("/f")
vfs.mount(fs, "/f")
print(error(f.flush), open("/f/short", "rb").read(3), error(f.close), error(f.write, b""))
vfs.umount(fs)
print(vfs.mount(), error(vfs.umount, "/f"))
vfs.mount(vfs.VfsFlash(bdev), "/g")
print(sorted(os.listdir("/g")), open("/g/sub/m.py").read())

# A file that nobody closes is closed by the collector.
open("/g/left", "w").write("left")
f = None
gc.collect()
print(open("/g/left").read())

# It is full, and is not afterwards; each page is used again and again.
try:
    with open("/g/big", "wb") as f:
        for i in range(30):
            f.write(b"%256d" % i)
except OSError as e:
    print(e)
os.remove("/g/big")
for i in range(8):
    with open("/g/again", "wb") as f:
        f.write(b"%256d" % i * 4)
print(open("/g/again", "rb").read()[-3:], sorted(os.listdir("/g")))

# The device fails: what it raised comes through, and nothing works until it is mounted anew. No file is left to be closed.
for what in (OSError(5), KeyboardInterrupt("key")):
    gc.collect()
    os.stat("/g/left")
    bdev.fail = what
    try:
        os.stat("/g/left")
    except (OSError, KeyboardInterrupt) as e:
        print(type(e).__name__, e)
    bdev.fail = None
    print(error(os.stat, "/g/left"))
    os.umount("/g")
    os.mount(vfs.VfsFlash(bdev), "/g")
    print(open("/g/left").read())


class Nested(Flash):
    def readblocks(self, block_num, buf, offset=0):
        os.listdir("/n")


vfs.mount(vfs.VfsFlash(bdev), "/n")
bdev.__class__ = Nested
print(error(os.listdir, "/n"))
for size, blocks in (128, 50), (768, 50), (512, 2):
    print(error(vfs.VfsFlash.mkfs, RAMBlockDev(size, blocks)))
