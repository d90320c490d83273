# SPDX-License-Identifier: MIT
"""What vfs has beyond the functions written in C, which find it when it is asked for: file systems for vfs.mount()."""
import io
import os


def __getattr__(name):
    """The file system for flash is in a module of its own, which not every board has."""
    if name in ("VfsFlash", "VfsLfs2"):
        try:
            from _vfs_flash import VfsFlash as found
        except ImportError:
            pass
        else:
            return found
    raise AttributeError(name)


def _fail(number, path):
    raise OSError(number, os.strerror(number), path)


class _File(io.IOBase):
    """An open file: bytes of a buffer."""

    def __init__(self, data):
        self._data = data
        self._at = 0

    def read(self, size=-1):
        data = self._data[self._at :] if size is None or size < 0 else self._data[self._at : self._at + size]
        self._at += len(data)
        return bytes(data)

    def seek(self, offset, whence=0):
        at = offset + (0, self._at, len(self._data))[whence]
        if at < 0:
            raise OSError(22)  # EINVAL
        self._at = at
        return at

    def tell(self):
        return self._at


def _number(data, at):
    """Seven bits a byte, the highest first; and what is behind it."""
    n = 0
    while True:
        if at >= len(data):
            raise OSError(5)  # EIO: the image is damaged
        byte = data[at]
        at += 1
        n = n << 7 | byte & 127
        if byte < 128:
            return n, at


def _records(data):
    at = 0
    while at < len(data):
        kind, at = _number(data, at)
        size, at = _number(data, at)
        yield kind, data[at : at + size]
        at += size


class VfsRom:
    """A ROM file system (ROMFS) in any buffer, which must not change: files are read where they lie."""

    def __init__(self, image):
        image = memoryview(image)
        if image[:3] != b"\xd2\xcd1":
            raise OSError(19)  # ENODEV
        size, at = _number(image, 3)
        self._root = image[at : at + size]

    def mount(self, readonly, mkfs):
        pass

    def umount(self):
        pass

    def _find(self, path):
        """(records or data, is it a folder)"""
        records, folder = self._root, True
        for part in path.encode().split(b"/"):
            if part:
                if not folder:
                    _fail(20, path)  # ENOTDIR
                for name, folder, inner in self._names(records):
                    if name == part:
                        records = inner
                        break
                else:
                    _fail(2, path)  # ENOENT
        return records if folder else self._bytes(records), folder

    def _names(self, records):
        for kind, record in _records(records):
            if kind in (4, 5):
                size, at = _number(record, 0)
                yield bytes(record[at : at + size]), kind == 4, record[at + size :]

    def _bytes(self, records):
        for kind, data in _records(records):
            if kind == 2:
                return data
            if kind == 3:
                size, at = _number(data, 0)
                at, _ = _number(data, at)
                return self._root[at : at + size]
        return b""

    def open(self, path, mode):
        for letter in "wax+":
            if letter in mode:
                _fail(30, path)  # EROFS
        data, folder = self._find(path)
        if folder:
            _fail(21, path)  # EISDIR
        file = _File(data)
        return file if "b" in mode else io.TextIOWrapper(file)

    def ilistdir(self, path):
        records, folder = self._find(path)
        if not folder:
            _fail(20, path)  # ENOTDIR
        for name, folder, inner in self._names(records):
            yield name.decode(), 0x4000 if folder else 0x8000, 0, 0 if folder else len(self._bytes(inner))

    def stat(self, path):
        data, folder = self._find(path)
        return 0x416D if folder else 0x8124, 0, 0, 0, 0, 0, 0 if folder else len(data), 0, 0, 0

    def statvfs(self, path):
        return 1, 1, len(self._root), 0, 0, 0, 0, 0, 0, 32767

    def _refuse(self, path, other=None):
        _fail(30, path)  # EROFS

    mkdir = rmdir = remove = rename = _refuse
