#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compiles a module to an image that is run where it lies, in ROM (docs/files.md has the format, src/vm/image.h the reader).

usage: make_image.py FILE.py [-o FILE.tpy] [--wide] [--name NAME] [--optimize LEVEL]

--wide is for 64-bit words. NAME is what tracebacks call the file. LEVEL is that of -O: 2, and with 3 tracebacks know no
lines. It takes the Terrarium of build/first (tools/build.sh first).
"""
import argparse
import json
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

from make_builtins import float_word, small_int, text_hash

ROOT = Path(__file__).parent.parent
MAGIC, HEAD = 0x31595054, 40  # "TPY1"
OWN, NAME, FIXED = 0, 1, 2  # how a word is linked: an object of the image, a name, an object of the firmware
FIXED_VALUES = {None: 0, False: 1, True: 2, 'ellipsis': 3, 'infinity': 4, '-infinity': 5, 'nan': 6, '': 7}
FIRST_CHAR = 256  # of the fixed objects: strs of one ASCII character


class Image:
    def __init__(self, dump, name, wide):
        self.word = 8 if wide else 4
        self.kinds = dump['kinds']
        self.out = bytearray(HEAD + (-HEAD % self.word))
        self.links = []
        self.known = {}
        self.first = len(self.out)
        # Codes refer to the unit, whose words are linked to what comes behind it.
        self.unit = self.object('unit', bytes(3 * self.word))
        codes = []
        constants = [self.constant(c, codes) for c in dump['constants']]
        body = self.code(dump['module'])
        file = self.constant({'str': name}, codes)
        store = self.values('store', constants)
        self.put(self.unit + self.word, (OWN, store))
        self.put(self.unit + 2 * self.word, file)
        self.put(self.unit + 3 * self.word, 1)
        self.finish(dump, body)

    # ---- objects ----

    def object(self, kind, payload):
        """Appends an object, its payload filled up to whole words; its place."""
        payload += bytes(-len(payload) % self.word)
        words = 1 + len(payload) // self.word
        if self.word == 4 and words >= 1 << 17:
            sys.exit('an object is too large')
        at = len(self.out)
        header = words << (32 if self.word == 8 else 15) | self.kinds[kind] << 7 | 1
        self.out += header.to_bytes(self.word, 'little') + payload
        return at

    def put(self, place, value):
        """A Value: a word as it is, or (how, what), which is linked."""
        if isinstance(value, tuple):
            self.links.append((place, value[1] << 2 | value[0] if value[0] == FIXED else value[1] | value[0]))
            value = (1 << 8 * self.word) - 1
        self.out[place:place + self.word] = value.to_bytes(self.word, 'little')

    def values(self, kind, values):
        at = self.object(kind, bytes(len(values) * self.word))
        for i, value in enumerate(values):
            self.put(at + (1 + i) * self.word, value)
        return at

    def shared(self, kind, payload):
        key = kind, bytes(payload)
        if key not in self.known:
            self.known[key] = self.object(kind, payload)
        return self.known[key]

    def str(self, text):
        data = text.encode()
        residue = -(2 + len(data)) % self.word
        meta = text_hash(text) << 4 | 8 * text.isascii() | residue
        return self.shared('str', struct.pack('<H', meta) + data)

    def code(self, c):
        payload = bytes(self.word) + bytes.fromhex(c['bytes'])
        if 'last' in c:
            payload += bytes(-(len(payload) + 1) % self.word) + bytes([c['last']])
        at = self.object('code', payload)
        self.put(at + self.word, (OWN, self.unit))
        return at

    def float(self, number):
        if number != number:
            return FIXED, FIXED_VALUES['nan']
        try:
            word = float_word(number, self.word == 8)
        except OverflowError:  # too large for a single
            number, word = number * float('inf'), None
        if abs(number) == float('inf'):
            return FIXED, FIXED_VALUES['infinity' if number > 0 else '-infinity']
        return word if word is not None else (OWN, self.shared('float', struct.pack('<d' if self.word == 8 else '<f', number)))

    def constant(self, c, codes):
        if c is None or c is True or c is False:
            return FIXED, FIXED_VALUES[c]
        if 'code' in c:
            return OWN, self.code(c)
        (what, value), = c.items()
        if what == 'str':
            if len(value) == 1 and value.isascii():
                return FIXED, FIRST_CHAR + ord(value)
            if value == '':
                return FIXED, FIXED_VALUES['']
            return NAME if value.isidentifier() else OWN, self.str(value)
        if what == 'int':
            n = int(value, 16)
            if small_int(n, 8 * self.word):
                return (n << 1 | 1) & ((1 << 8 * self.word) - 1)
            digits = b''.join((abs(n) >> at & 0xffffffff).to_bytes(4, 'little') for at in range(0, abs(n).bit_length(), 32))
            return OWN, self.shared('int', (len(digits) // 4 << 1 | (n < 0)).to_bytes(self.word, 'little') + digits)
        if what == 'float':
            return self.float(struct.unpack('<d', int(value, 16).to_bytes(8, 'little'))[0])
        if what == 'ellipsis':
            return FIXED, FIXED_VALUES['ellipsis']
        if what == 'bytes':
            data = bytes.fromhex(value)
            unused = -(len(data) + 1) % self.word
            return OWN, self.shared('bytes', data + bytes(unused) + bytes([unused]))
        if what == 'tuple':
            return OWN, self.values('tuple', [self.constant(item, codes) for item in value])
        sys.exit(f'unknown constant {c!r}')

    # ---- the whole ----

    def finish(self, dump, body):
        objects = len(self.out)
        self.links.sort()
        for link in self.links:
            self.out += struct.pack('<II', *link)
        struct.pack_into('<10I', self.out, 0, MAGIC, len(self.out), 0, dump['version'], self.word, dump['overhang'], body,
                         self.first, objects, len(self.links))
        struct.pack_into('<I', self.out, 8, zlib.crc32(self.out[12:]))


def make(path, name, wide=False, level='2'):
    with path.open() as source:
        done = subprocess.run([os.environ.get('TERRARIUM_FIRST', ROOT / 'build/first/terrarium'), f'-O{level}', '-X', 'dump'],
                              stdin=source, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f'{path} cannot be compiled')
    return bytes(Image(json.loads(done.stdout), name, wide).out)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('\n\n')[1][len('usage: '):])
    parser.add_argument('file', type=Path)
    parser.add_argument('-o', dest='out', type=Path)
    parser.add_argument('--wide', action='store_true')
    parser.add_argument('--name')
    parser.add_argument('--optimize', default='2')
    options = parser.parse_args()
    out = options.out or options.file.with_suffix('.tpy')
    out.write_bytes(make(options.file, options.name or options.file.name, options.wide, options.optimize))


if __name__ == '__main__':
    main()
