#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Says what a profile (src/port/profiles/NAME.conf) compiles, for tools/build_board.sh and CMakeLists.txt.

usage: profile.py NAME [--cmake]

Prints assignments for the shell, or with --cmake for CMake's cmake_language(EVAL):
    PROFILE_SOURCES   C files of the core        PROFILE_TABLES   .def files, but for frozen.def
    PROFILE_BODIES    for make_builtins.py       PROFILE_FROZEN   for make_frozen.py
    PROFILE_DEFINES   flags of the compiler      PROFILE_PACK     yes, or nothing

Keys of a profile, each a list of words:
    MODULES_WITHOUT   files of src/module, without their suffix
    FEATURES_WITHOUT  files of src/without, each of which stands in for a piece of the language, or for a tool of developers. Its head says for what:
                          /* For: folder/name.c other.c | Tables: folder/name.def | Bodies: prefix_
    BODIES_WITHOUT    what make_builtins.py leaves out: OWNER.NAME, type:NAME, beginnings of names of C functions
    FROZEN_WITHOUT    modules of lib/        FROZEN_OPTIMIZE   the level of -O that these are compiled with
    INSPECT=no        leaves src/inspect out        DEFINES   flags of the compiler
    PACK=yes          texts of messages are packed (tools/pack_texts.py)
"""
import argparse
import re
import shlex
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ('value', 'flash', 'heap', 'object', 'storage', 'compile', 'vm', 'module', 'inspect', 'repl')
INSPECTION = ['tracemalloc', 'memorymonitor']  # what of lib/ goes with src/inspect
HEAD = re.compile(r'/\* For: (.*?)\*/', re.S)


def read_profile(name):
    """The keys of a profile: assignments as the shell has them."""
    text = (ROOT / 'src/port/profiles' / (name + '.conf')).read_text()
    words = shlex.split(text, comments=True)
    return dict(word.split('=', 1) for word in words)


def stand_in(feature):
    """Sources and tables that a file of src/without stands in for, and beginnings of bodies."""
    path = ROOT / 'src/without' / (feature + '.c')
    found = HEAD.search(path.read_text())
    if not found:
        sys.exit(f'{path} does not say what it stands in for')
    parts = dict(part.partition(': ')[::2] for part in re.split(r'\s*\|\s*', 'For: ' + found[1].replace('\n *', ' ')))
    return [parts.get(key, '').split() for key in ('For', 'Tables', 'Bodies')]


def choose(keys):
    """Sources, tables and beginnings of bodies that a profile has."""
    sources = [path for folder in FOLDERS for path in sorted((ROOT / 'src' / folder).rglob('*.c'))]
    tables = sorted((ROOT / 'src').rglob('*.def'))
    bodies = keys.get('BODIES_WITHOUT', '').split()
    pieces = {'object/pieces.c'} if keys.get('PACK') else set()  # the table is made
    gone = pieces | {f'module/{module}{suffix}' for module in keys.get('MODULES_WITHOUT', '').split() for suffix in ('.c', '.def')}
    for feature in keys.get('FEATURES_WITHOUT', '').split():
        files, defs, prefixes = stand_in(feature)
        gone.update(files + defs)
        bodies += prefixes
        sources.append(ROOT / 'src/without' / (feature + '.c'))
    without = keys.get('INSPECT') == 'no'

    def stays(path):
        name = path.relative_to(ROOT / 'src').as_posix()
        inspect = name.startswith('inspect/') and name != 'inspect/none.c'
        return name not in gone and not (inspect if without else name == 'inspect/none.c')

    known = {path.relative_to(ROOT / 'src').as_posix() for path in sources + tables}
    if unknown := {name for name in gone if name not in known and not name.startswith('module/')}:
        sys.exit(f'there is no {", ".join(sorted(unknown))} to be left out')
    for path in tables:
        if not stays(path):
            bodies += ['type:' + name for name in re.findall(r'^type (\w+)', path.read_text(), re.M)]
    return [[path.relative_to(ROOT).as_posix() for path in paths if stays(path)] for paths in (sources, tables)] + [bodies]


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('\n\n')[1][len('usage: '):])
    parser.add_argument('name')
    parser.add_argument('--cmake', action='store_true')
    options = parser.parse_args()
    keys = read_profile(options.name)
    sources, tables, bodies = choose(keys)
    frozen = keys.get('FROZEN_WITHOUT', '').split() + (INSPECTION if keys.get('INSPECT') == 'no' else [])
    result = dict(
        SOURCES=sources, TABLES=tables, BODIES=['--without', ','.join(bodies)] if bodies else [],
        FROZEN=(['--without', ','.join(frozen)] if frozen else []) + ['--optimize', keys.get('FROZEN_OPTIMIZE', '2')],
        DEFINES=keys.get('DEFINES', '').split(), PACK=keys.get('PACK', '').split())
    for key, words in result.items():
        if options.cmake:
            print(f'set(PROFILE_{key} {" ".join(words)})')
        else:
            print(f'PROFILE_{key}={shlex.quote(" ".join(words))}')


if __name__ == '__main__':
    main()
