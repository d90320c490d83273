#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Links the compiled modules of a ROM file system for a firmware, for boards that cannot program their ROM (rom_flash).

usage: link_rom.py ROM --elf ELF --at ADDRESS [-o OUT]

Each word that src/vm/image.c would program when the module is first imported gets what it would get: ROM lies at ADDRESS,
the firmware's objects are where ELF has them. When it is imported the firmware compares, so that a ROM of another build
is refused.
"""
import argparse
import struct
import sys
from pathlib import Path

from make_builtins import text_hash
from make_image import FIRST_CHAR, FIXED, FIXED_VALUES, MAGIC, NAME
from make_rom import FILE, FOLDER, PADDING, VERBATIM
from make_rom import MAGIC as ROM_MAGIC

WORD, SYMBOL_TABLE, NO_BITS = 4, 2, 8
FIXED_SYMBOLS = {None: 'none_object', False: 'bool_objects', 'ellipsis': 'ellipsis_object', 'infinity': 'float_infinity',
                 '-infinity': 'float_minus_infinity', 'nan': 'float_nan', '': 'name_empty_text'}


class Firmware:
    """What an ELF file has in memory, and where its objects are."""

    def __init__(self, path):
        self.file = Path(path).read_bytes()
        if self.file[:6] != b'\x7fELF\x01\x01':
            sys.exit(f'{path} is no firmware')
        offset, = struct.unpack_from('<I', self.file, 32)
        size, count = struct.unpack_from('<HH', self.file, 46)
        # name, type, flags, address, offset, size, link, info, alignment, size of an entry
        self.sections = [struct.unpack_from('<10I', self.file, offset + i * size) for i in range(count)]
        self.symbols = {}
        for section in self.sections:
            if section[1] == SYMBOL_TABLE:
                self.read_symbols(section)
        self.names = self.read_names()
        self.fixed = {FIXED_VALUES[what]: self.symbols[name][0] for what, name in FIXED_SYMBOLS.items()}
        self.fixed[FIXED_VALUES[True]] = self.fixed[FIXED_VALUES[False]] + self.symbols['bool_objects'][1] // 2
        start, length = self.symbols['str_chars']
        self.fixed.update({FIRST_CHAR + i: start + i * (length // 128) for i in range(128)})

    def read_symbols(self, section):
        texts = self.sections[section[6]][4]
        for at in range(section[4], section[4] + section[5], 16):
            name, value, size = struct.unpack_from('<III', self.file, at)
            end = self.file.index(b'\0', texts + name)
            self.symbols[self.file[texts + name:end].decode()] = value, size

    def memory(self, address, n):
        for section in self.sections:
            if section[3] <= address and address + n <= section[3] + section[5] and section[1] not in (0, NO_BITS):
                return self.file[section[4] + address - section[3]:][:n]
        raise LookupError(address)

    def read_names(self):
        """All strs that are found by their text, as by str_flash_name(): between the first and the last place in the index."""
        base, (index, size) = self.symbols['names_base'][0], self.symbols['names_index']
        starts = struct.unpack(f'<{size // 2}H', self.memory(index, size))
        at, end = starts[0] * WORD, starts[-1] * WORD
        data, names = self.memory(base, end), {}
        while at < end:
            header, meta = struct.unpack_from('<IH', data, at)
            after = at + (header >> 15) * WORD
            if after == at:
                sys.exit('the names of the firmware are not where they should be')
            names[data[at + 6:after - (meta & 3)]] = base + at
            at = after
        return names


def take_number(data, at):
    n = 0
    while True:
        n = n << 7 | data[at] & 0x7f
        at += 1
        if data[at - 1] < 0x80:
            return n, at


def images(rom, at, end):
    """Where the compiled modules of a folder are, whose records lie there."""
    while at < end:
        kind, at = take_number(rom, at)
        size, at = take_number(rom, at)
        after = at + size
        if kind in (FOLDER, FILE):
            length, at = take_number(rom, at)
            name, at = rom[at:at + length], at + length
            if kind == FOLDER:
                yield from images(rom, at, after)
            elif name.endswith(b'.tpy'):
                kind = PADDING
                while kind != VERBATIM:
                    kind, at = take_number(rom, at)
                    size, at = take_number(rom, at)
                    at += 0 if kind == VERBATIM else size
                yield at
        at = after


def link(rom, firmware, address):
    """The same ROM, linked."""
    if not rom.startswith(ROM_MAGIC):
        sys.exit('this is no ROM file system')
    size, begin = take_number(rom, len(ROM_MAGIC))
    out = bytearray(rom)
    for start in images(rom, begin, begin + size):
        head = struct.unpack_from('<10I', rom, start)
        if head[0] != MAGIC or head[4] != WORD or (address + start) % WORD:
            sys.exit('a module is damaged, not aligned, or for other words')
        for at in range(start + head[8], start + head[8] + 8 * head[9], 8):
            place, what = struct.unpack_from('<II', rom, at)
            if what & 3 == FIXED:
                value = firmware.fixed[what >> 2]
            else:
                own = what & ~3
                value = address + start + own
                if what & 3 == NAME:
                    header, meta = struct.unpack_from('<IH', rom, start + own)
                    text = rom[start + own + 6:start + own + (header >> 15) * WORD - (meta & 3)]
                    assert meta >> 4 == text_hash(text.decode()), text
                    value = firmware.names.get(bytes(text), value)
            struct.pack_into('<I', out, start + place, value)
    return bytes(out)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('\n\n')[1][len('usage: '):])
    parser.add_argument('rom', type=Path)
    parser.add_argument('--elf', required=True)
    parser.add_argument('--at', type=lambda text: int(text, 0), required=True)
    parser.add_argument('-o', dest='out', type=Path)
    options = parser.parse_args()
    (options.out or options.rom).write_bytes(link(options.rom.read_bytes(), Firmware(options.elf), options.at))


if __name__ == '__main__':
    main()
