#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a ROM file system of a folder, in MicroPython's format (ROMFS), for `-X rom=FILE` and the ROM of boards.

usage: make_rom.py FOLDER -o FILE [--compile] [--room BYTES]

What is in a file begins at a multiple of eight bytes, so that compiled modules (.tpy, tools/make_image.py) can be run in
place. With --compile each .py becomes such a module, but main.py and boot.py. It is an error when the image takes more
than BYTES (as in board.conf: 512K).
"""
import argparse
import sys
from pathlib import Path

import make_board

PADDING, VERBATIM, FOLDER, FILE = 1, 2, 4, 5
MAGIC = b'\xd2\xcd\x31'
ALIGNMENT = 8  # for 64-bit words; boards need 4


def number(n, least=1):
    """Seven bits a byte, the highest first; at least so many bytes."""
    encoded = [n & 0x7f]
    while n > 0x7f or len(encoded) < least:
        n >>= 7
        encoded.insert(0, 0x80 | (n & 0x7f))
    return bytes(encoded)


def record(kind, payload, least=1):
    return number(kind) + number(len(payload), least) + payload


def file_record(at, name, data):
    """The record of a file whose data begin at a multiple of ALIGNMENT, behind as much padding as it takes."""
    whole = record(FILE, number(len(name)) + name + record(VERBATIM, data))
    for padding in 0, *range(2, 2 + ALIGNMENT):  # a record has two bytes at least
        if (at + padding + len(whole) - len(data)) % ALIGNMENT == 0:
            return (record(PADDING, bytes(padding - 2)) if padding else b'') + whole
    raise AssertionError


def tree(folder, at, files):
    """The records of a folder that begin at a place of the image. files: Path -> what is in it."""
    out = b''
    for path in sorted(folder.iterdir()):
        if path.name == '__pycache__':
            continue
        name = path.name.encode()
        if path.is_dir():
            # Its records begin behind two numbers and the name: lengths of four bytes whatever they are.
            head = number(len(name)) + name
            inner = at + len(out) + 1 + 4 + len(head)
            payload = head + tree(path, inner, files)
            out += record(FOLDER, payload, 4)
        else:
            stem, data = files(path)
            out += file_record(at + len(out), stem.encode(), data)
    return out


def make(folder, files):
    head = len(MAGIC) + 4
    payload = tree(folder, head, files)
    image = MAGIC + number(len(payload), 4) + payload
    return image + b'\xff' * (-len(image) % 4)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('\n\n')[1][len('usage: '):])
    parser.add_argument('folder', type=Path)
    parser.add_argument('-o', dest='out', type=Path, required=True)
    parser.add_argument('--compile', action='store_true')
    parser.add_argument('--room', type=make_board.size)
    options = parser.parse_args()

    def files(path):
        if options.compile and path.suffix == '.py' and path.stem not in ('main', 'boot'):
            import make_image
            return path.stem + '.tpy', make_image.make(path, path.relative_to(options.folder).as_posix())
        return path.name, path.read_bytes()

    image = make(options.folder, files)
    if options.room and len(image) > options.room:
        sys.exit(f'{len(image)} bytes do not fit the {options.room} of the ROM')
    options.out.write_bytes(image)


if __name__ == '__main__':
    main()
