# SPDX-License-Identifier: MIT
"""vfs.VfsFlash: the file system of a board's flash on a block device that is an object (docs/files.md)."""
import io
from vfs import _flash

# What is done, as in src/module/vfsflash.c.
_FORMAT, _MOUNT, _STAT, _LIST, _MKDIR, _RMDIR, _REMOVE, _RENAME, _SPACE, _OPEN, _READ, _WRITE, _SEEK, _TRUNCATE, _FLUSH, _CLOSE = range(16)
_MODES = {"r": 1, "w": 14, "a": 22, "x": 38}  # PORT_READ and so on, of port.h
_ROOM = 256  # bytes that are kept back or read ahead


class _File(io.IOBase):
    """An open file. `_ahead` is what was read and not asked for yet, `_back` what is to be written; one is empty."""

    def __init__(self, fs, path, mode):
        flags = 0
        for letter in mode:
            flags |= _MODES.get(letter, 3 if letter == "+" else 0)
        self._file = None
        self._fs = fs
        self._flags = flags
        self._ahead = b""
        self._back = bytearray()
        self._file = fs._call(_OPEN, path, flags)

    def _call(self, op, argument=None):
        self._check(3)
        return self._fs._call(op, self._file, argument)

    def _check(self, what):
        if self._file is None:
            raise ValueError("I/O operation on closed file.")
        if not self._flags & what:
            raise io.UnsupportedOperation("read" if what == 1 else "write")

    def _settle(self):
        """Writes what was kept back; forgets what was read ahead, and goes back to where the program is."""
        back, ahead = self._back, len(self._ahead)
        while back:
            done = self._call(_WRITE, bytes(back[:_ROOM]))
            back = self._back = back[done:]
        if ahead:
            self._ahead = b""
            self._call(_SEEK, -ahead << 2 | 1)

    def read(self, size=-1):
        self._check(1)
        if self._back:
            self._settle()
        parts = []
        while size:
            part = self._ahead
            if not part:
                part = bytearray(_ROOM)
                part = bytes(part[: self._call(_READ, part)])
                if not part:
                    break
            taken = part if size is None or size < 0 else part[:size]
            self._ahead = part[len(taken) :]
            parts.append(taken)
            if size and size > 0:
                size -= len(taken)
        return b"".join(parts)

    def write(self, data):
        self._check(2)
        if self._ahead:
            self._settle()
        data = memoryview(data)
        for at in range(0, len(data), _ROOM):
            self._back += data[at : at + _ROOM]
            if len(self._back) >= _ROOM:
                done = self._call(_WRITE, bytes(self._back[:_ROOM]))
                self._back = self._back[done:]
        return len(data)

    def seek(self, offset, whence=0):
        self._settle()
        return self._call(_SEEK, offset << 2 | whence)

    def tell(self):
        return self._call(_SEEK, 1) - len(self._ahead) + len(self._back)

    def truncate(self, size=None):
        self._settle()
        size = self.tell() if size is None else size
        self._call(_TRUNCATE, size)
        return size

    def flush(self):
        self._settle()
        self._call(_FLUSH)

    def close(self):
        if self._file is not None:
            try:
                self._settle()
            finally:
                file, self._file = self._file, None
                self._fs._call(_CLOSE, file)

    def __exit__(self, *error):
        self.close()

    def __del__(self):
        self._fs._lost.append(self)  # not now: the device may be at work


class VfsFlash:
    """Survives a loss of power, as long as the device writes in the order that it is told. Blocks are powers of two from
    256 bytes on. Once the device has raised an exception, nothing works until it is mounted anew."""

    def __init__(self, device, **options):
        device.ioctl(1, 0)
        self._device = device
        self._state = bytearray()
        self._lost = []
        self._call(_MOUNT)
        self._mounted = True

    @staticmethod
    def mkfs(device, **options):
        device.ioctl(1, 0)
        _flash(bytearray(), device, _FORMAT)

    def _call(self, op, a=None, b=None):
        self._close_lost()
        return _flash(self._state, self._device, op, a, b)

    def _close_lost(self):
        """Files that nobody has closed."""
        while self._lost:
            try:
                self._lost.pop().close()
            except OSError:
                pass

    def mount(self, readonly, mkfs):
        if not self._mounted:
            self._device.ioctl(1, 0)
            self._call(_MOUNT)
            self._mounted = True

    def umount(self):
        self._close_lost()
        self._mounted = False
        self._device.ioctl(3, 0)
        self._device.ioctl(2, 0)

    def open(self, path, mode="r"):
        file = _File(self, path, mode)
        return file if "b" in mode else io.TextIOWrapper(file)

    def ilistdir(self, path="/"):
        return iter(self._call(_LIST, path))

    def stat(self, path):
        return self._call(_STAT, path)

    def statvfs(self, path="/"):
        return self._call(_SPACE, path)

    def mkdir(self, path):
        self._call(_MKDIR, path)

    def rmdir(self, path):
        self._call(_RMDIR, path)

    def remove(self, path):
        self._call(_REMOVE, path)

    def rename(self, path, other):
        self._call(_RENAME, path, other)
