# A ROM file system in a buffer (the expected text is by hand: CPython has no vfs).
import io
import os
import sys
import vfs


def record(kind, data):
    return bytes([kind, len(data)]) + data


def file(name, data):
    return record(5, bytes([len(name)]) + name + record(1, b"pad") + record(2, data))


def folder(name, *records):
    return record(4, bytes([len(name)]) + name + b"".join(records))


inner = folder(b"sub", file(b"m.py", b"x = 7\n"), folder(b"empty"))
far = record(5, b"\x03far" + record(3, bytes([4, 2])))  # its bytes lie elsewhere: four, two behind the first record
tree = file(b"a.txt", b"line\nand \xc3\xa9\n") + inner + record(9, b"??") + far
image = b"\xd2\xcd1" + bytes([0x80, len(tree)]) + tree + b"\xff\xff"


def error(call, *arguments):
    try:
        return call(*arguments)
    except (OSError, TypeError, io.UnsupportedOperation) as e:
        return type(e).__name__, str(e)


for buffer in image, bytearray(image), memoryview(b"." + image)[1:]:
    fs = vfs.VfsRom(buffer)
    vfs.mount(fs, "/x", readonly=True)
    print(os.listdir("/x"), list(os.ilistdir("/x")), os.listdir("/x/sub"), os.listdir("/x/sub/empty"))
    print(open("/x/a.txt").read(), open("/x/far", "rb").read() == tree[2:6], os.stat("/x/a.txt"), os.stat("/x/sub")[0] & 0x4000)
    with open("/x/a.txt", "rb") as f:
        print(list(f), f.seek(-3, 2), f.read(1), f.tell(), f.read(), f.seek(1), f.readline(), error(f.write, b"x"), error(f.seek, -1))
        data = bytearray(6)
        print(f.seek(2), f.readinto(data), data, f.read(2))
    vfs.umount("/x")
vfs.mount(fs, "/x")
sys.path.insert(0, "/x/sub")
import m
print(m.x, m.__file__, vfs.mount() == [(fs, "/x")], os.VfsRom is vfs.VfsRom, os.statvfs("/x")[2] == len(tree))
for call in ((open, "/x/b", "w"), (open, "/x/a.txt", "r+"), (open, "/x/none"), (open, "/x/sub"), (open, "/x/a.txt/b"), (os.mkdir, "/x/d"),
             (os.remove, "/x/a.txt"), (os.rename, "/x/a.txt", "/x/b"), (os.listdir, "/x/a.txt"), (os.rmdir, "/x/sub"), (os.chdir, "/x/none"),
             (vfs.VfsRom, b""), (vfs.VfsRom, b"\xff" * 20), (vfs.VfsRom, 5)):
    print(error(*call))
os.chdir("/x/sub")
print(os.getcwd(), os.listdir(), open("m.py").readline())
print(vfs.rom_ioctl(1), vfs.rom_ioctl(2, 0), hasattr(vfs, "VfsNone"), hasattr(os, "VfsNone"), hasattr(os, "none"))

# Cut anywhere, or with a bit turned, it is refused or shows something else, by an OSError or a text that is none.
os.chdir("/")
vfs.umount("/x")


def walk(fs, folder):
    for name, kind, *_ in fs.ilistdir(folder):
        path = folder + "/" + name
        if kind == 0x4000:
            if path.count("/") < 5:
                walk(fs, path)
        elif fs.stat(path)[6] <= len(image):
            fs.open(path, "rb").read()


def survives(buffer):
    try:
        walk(vfs.VfsRom(buffer), "")
    except (OSError, UnicodeError):
        pass


for n in range(len(image)):
    survives(image[:n])
    survives(image[:n] + b"\x80" * 9)
    for bit in range(8):
        damaged = bytearray(image)
        damaged[n] ^= 1 << bit
        survives(damaged)
print("survived")
