# any object with the methods of a file system can be mounted (expected by hand: as in MicroPython)
import io
import os
import sys


class Files:
    """What mpremote's `mount` does, without the line in between."""

    def __init__(self):
        self.files = {"/m.py": b"y = 7\n", "/t.txt": b"text\n"}

    def mount(self, readonly, mkfs):
        print("mount", readonly, mkfs)

    def umount(self):
        print("umount")

    def open(self, path, mode):
        print("open", path, mode)
        if path not in self.files:
            raise OSError(2)
        return io.BytesIO(self.files[path]) if "b" in mode else io.StringIO(self.files[path].decode())

    def ilistdir(self, path):
        for name in self.files:
            yield name[1:], 0x8000, 0

    def stat(self, path):
        if path == "/":
            return (0x4000,) + (0,) * 9
        if path not in self.files:
            raise OSError(2)
        return (0x8000, 0, 0, 0, 0, 0, len(self.files[path]), 0, 0, 0)

    def remove(self, path):
        del self.files[path]


fs = Files()
os.mount(fs, "/far")
print(os.listdir("/far"), os.stat("/far/t.txt")[6], open("/far/t.txt").read(), open("/far/t.txt", "rb").read())
sys.path.append("/far")
import m
print(m.y, m.__file__, os.path.exists("/far/none"), os.path.isdir("/far"))
os.remove("/far/t.txt")
os.chdir("/far")
print(os.listdir("."), os.getcwd())
try:
    open("none")
except OSError as e:
    print(e)
os.umount(fs)
