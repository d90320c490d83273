#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Lays out modules written in Python as constant C data, to be run in place (src/vm/frozen.h).

usage: make_frozen.py OUTDIR [FIRST LIB [--without NAME,...] [--optimize LEVEL] [--tools]]

FIRST is a Terrarium of this machine, with 64-bit words and no frozen modules, which compiles them: it prints
code objects as JSON (src/compile/dump.h). LIB is the folder of the modules; those named behind --without are
left out, packages with all that is in them. LEVEL is that of -O: 2, and with 3 tracebacks know no lines of them.
Without FIRST there are none.

Output: frozen.c, and frozen.def for make_builtins.py, an `undeclared` line for each module with the names in it: names
are shared with those of built-ins, and found in flash when a program uses them. Files that would come
out as they are stay untouched.

With --tools LIB is a command's own (host/), and the output frozen_tools.c alone, for which builtins.c is in OUTDIR:
its names are used, and none is added to them, so that programs run as they do without.
"""
import argparse
import json
import re
import struct
import subprocess
import sys
from pathlib import Path

import make_builtins
from make_builtins import float_word, int_object, int_word, small_int, symbol_of, text_source

SINGLETONS = {None: 'none_object', False: 'bool_objects[0]', True: 'bool_objects[1]'}


class Frozen:
    """The C text of all modules. Equal texts, numbers and tuples are there once. Texts that are identifiers go into
    the index of names, where the machine finds them when a program has them, too."""

    def __init__(self, given=None):
        self.names = {}    # module -> its new names
        self.known = set()
        self.given = given  # the names that there are, if there may be no others
        self.objects = {}  # (kind, C initializer) -> symbol
        self.out = []
        self.rows = []

    # ---- constants ----

    def object(self, what, declaration, initializer):
        """The symbol of a constant object, which is written unless there is an equal one."""
        key = (what, initializer)
        if key not in self.objects:
            self.objects[key] = f'{self.stem}_{what}_{len(self.objects)}'
            self.out.append(f'static _Alignas(uintptr_t) const {declaration} {self.objects[key]} '
                            f'__attribute__((unused)) = {initializer};')
        return self.objects[key]

    def text(self, text):
        if text == '':
            return 'VALUE_OF(&name_empty_text)'
        if len(text) == 1 and text.isascii():
            return f'VALUE_OF(&str_chars[{ord(text)}])'
        if text.isidentifier() if self.given is None else text in self.given:
            if text not in self.known:
                self.known.add(text)
                self.names[self.module].append(text)
            return f'VALUE_OF(&name_{symbol_of(text)})'
        return f'VALUE_OF(&{self.object("str", "Str", text_source(text))})'

    def float(self, number):
        def one(wide):
            if number in (float('inf'), float('-inf')):
                return 'VALUE_OF(&float_%sinfinity)' % ('' if number > 0 else 'minus_')
            try:
                word = float_word(number, wide)
            except OverflowError:  # too large for a single
                return 'VALUE_OF(&float_%sinfinity)' % ('' if number > 0 else 'minus_')
            if word is not None:
                return f'{{0x{word:x}}}'
            literal = number.hex() + ('' if wide else 'f')
            symbol = self.object('float', 'BoxedFloat',
                                 f'{{HEADER(KIND_FLOAT, WORDS_OF(BoxedFloat)), {literal}}}')
            return f'VALUE_OF(&{symbol})'
        return f'BY_WORD({one(True)}, {one(False)})'

    def constant(self, c):
        """The C initializer of a Value."""
        if c is None or c is True or c is False:
            return f'VALUE_OF(&{SINGLETONS[c]})'
        (what, value), = c.items()
        if what == 'str':
            return self.text(value)
        if what == 'int':
            n = int(value, 16)
            symbol = None if small_int(n, 32) else self.object('int', 'BigInt', int_object(n))
            return int_word(n, symbol)
        if what == 'float':
            return self.float(struct.unpack('<d', int(value, 16).to_bytes(8, 'little'))[0])
        if what == 'ellipsis':
            return 'VALUE_OF(&ellipsis_object)'
        if what == 'bytes':
            data = bytes.fromhex(value)
            items = ', '.join(map(str, data))
            n = len(data)
            return 'VALUE_OF(&%s)' % self.object('bytes', f'BYTES_OF({n})', (
                f'{{HEADER(KIND_BYTES, 1 + BYTES_TO_WORDS({n} + 1)), '
                f'{{{items}{", " if n else ""}[BYTES_ROOM({n}) - 1] = BYTES_ROOM({n}) - {n} - 1}}}}'))
        if what == 'tuple':
            items = ', '.join([self.constant(item) for item in value])
            return 'VALUE_OF(&%s)' % self.object('tuple', 'Tuple', (
                f'{{HEADER(KIND_TUPLE, 1 + {len(value)}), {{{items}}}}}'))
        sys.exit(f'{self.module}: unknown constant {c!r}')

    def code(self, c):
        """The type and the initializer of a Code object. What fills its last word is zero, but for the last byte of some."""
        data = bytes.fromhex(c['bytes'])
        items = ','.join(map(str, data))
        n = len(data)
        if 'last' in c:
            n += 1
            items += f',[BYTES_TO_WORDS({n}) * sizeof(uintptr_t) - 1] = {c["last"]}'
        return f'CODE_OF({n})', (f'{{HEADER(KIND_CODE, 2 + BYTES_TO_WORDS({n})), '
                                 f'VALUE_OF(&{self.stem}_unit), {{{items}}}}}')

    # ---- modules ----

    def add(self, path, dump):
        self.module = path
        self.stem = ('frozen_' if self.given is None else 'tool_') + re.sub(r'\W', '_', path.removesuffix('.py'))
        self.names[path] = []
        self.out += [f'/* {path} */', f'static const Unit {self.stem}_unit;']
        # The codes are the last constants, from the last one on. Here they lie behind one another: unit_code().
        constants = [self.constant(c) for c in dump['constants'] if not isinstance(c, dict) or 'code' not in c]
        codes = [self.code(c) for c in reversed(dump['constants'][len(constants):])] + [self.code(dump['module'])]
        members = ' '.join(f'{code} code_{i};' for i, (code, _) in enumerate(codes))
        symbol = f'{self.stem}_codes'
        self.out.append(f'static const struct {{ {members} }} {symbol} = {{' + ',\n    '.join(v for _, v in codes) + '};')
        body = f'{symbol}.code_{len(codes) - 1}'
        file = self.text(path)
        items = ',\n    '.join(constants)
        self.out += [
            f'static const Store {self.stem}_constants = {{HEADER(KIND_STORE, 1 + {len(constants)}), '
            f'{{\n    {items}}}}};',
            f'static const Unit {self.stem}_unit = {{HEADER(KIND_UNIT, WORDS_OF(Unit)), '
            f'VALUE_OF(&{self.stem}_constants), {file}, VALUE_OF(&{symbol}.code_0)}};']
        self.rows.append(f'    {{{file}, VALUE_OF(&{body}), {dump["overhang"]}}},')

    def source(self):
        head = ['/* Made by tools/make_frozen.py. */', '#include "vm/frozen.h"', '#include "builtins.h"',
                '#include "compile/code.h"', '#include "object/float.h"', *make_builtins.LAYOUT,
                '#define BYTES_ROOM(n) (BYTES_TO_WORDS((n) + 1) * sizeof(uintptr_t))',
                '#define BYTES_OF(n) struct { uintptr_t header; uint8_t data[BYTES_ROOM(n)]; }',
                '#define CODE_OF(n) struct { uintptr_t header; Value unit; uint8_t bytes[BYTES_TO_WORDS(n) * sizeof(uintptr_t)]; }']
        table = 'frozen_files' if self.given is None else 'frozen_tools'
        tail = [f'const FrozenFile {table}[] = {{', *self.rows, '    {{0}, {0}, 0},', '};', '']
        head += [f'extern const Str name_{symbol_of(name)};' for name in sorted(self.known)]
        return '\n'.join(head + self.out + tail)

    def definitions(self):
        return ''.join(f'# {module}\nundeclared {" ".join(names)}\n' for module, names in self.names.items())


def names_given(out):
    """The names that flash has: those of builtins.c that are spelled as their symbols, but for single characters."""
    found = re.findall(r'^    \.name_(\w+) = (TEXT.*),$', (out / 'builtins.c').read_text(), re.M)
    return {name for name, source in found if source == text_source(name)}


def compile_module(first, path, level):
    """The JSON of a module. -O2 leaves out what nobody can see in flash: docstrings, and assert."""
    with path.open() as source:
        done = subprocess.run([first, f'-O{level}', '-X', 'dump'], stdin=source, stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f'{path} cannot be frozen')
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('\n\n')[1][len('usage: '):])
    parser.add_argument('out', type=Path)
    parser.add_argument('first', nargs='?')
    parser.add_argument('lib', nargs='?', type=Path)
    parser.add_argument('--without', default='')
    parser.add_argument('--optimize', default='2')
    parser.add_argument('--tools', action='store_true')
    options = parser.parse_args()
    frozen = Frozen(names_given(options.out) if options.tools else None)
    without = options.without.replace(',', ' ').split()
    for path in sorted(options.lib.rglob('*.py')) if options.first else []:
        name = path.relative_to(options.lib).as_posix()
        if re.split(r'[/.]', name)[0] not in without:
            frozen.add(name, compile_module(options.first, path, options.optimize))
    options.out.mkdir(parents=True, exist_ok=True)
    texts = {'frozen_tools.c': frozen.source()} if options.tools else {
        'frozen.c': frozen.source(), 'frozen.def': frozen.definitions()}
    for name, text in texts.items():
        path = options.out / name
        if not path.exists() or path.read_text() != text:
            path.write_text(text)


if __name__ == '__main__':
    main()
