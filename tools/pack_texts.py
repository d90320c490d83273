#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Packs the texts of messages in C sources: what occurs often in them becomes a byte from 0x80 on.

usage: pack_texts.py IN.c OUT.c        the source with its formats packed, the lines where they were
       pack_texts.py --table OUT.c     what the bytes stand for (object/pieces.c stands in its place elsewhere)
       pack_texts.py --learn IN.c...   chooses the pieces anew, and writes tools/pieces.txt

A format is the argument of a function of FORMATS that is written as literals, or as one of two with ? and :. Formats are
ASCII, and writer_vformat() and the compiler's messages unpack them. writer_text() of such a literal becomes writer_format().
"""
import collections
import re
import sys
from pathlib import Path

PIECES = Path(__file__).resolve().parent / 'pieces.txt'
MOST = 128
# Functions that take a format, and which of their arguments that is.
FORMATS = {
    'vm_raise_type': 1, 'vm_raise_value_error': 1, 'vm_raise_format': 2, 'vm_raise_index': 1, 'vm_raise_overflow': 1,
    'writer_format': 1, 'compile_error': 3, 'compile_error_here': 1, 'compile_error_indentation': 3, 're_compile_fail': 3}
LITERAL = r'"(?:[^"\\\n]|\\.)*"'
CALL = re.compile(r'\b(%s)\(' % '|'.join(FORMATS))
# A text that is one of several literals
PLAIN = re.compile(rf'\bwriter_text(?=\([&\w][^"(),]*,\s*((?:[^"?:;]*\?\s*{LITERAL}\s*:\s*)*{LITERAL})\))')
TOKEN = re.compile(rf'/\*.*?\*/|{LITERAL}|\'(?:[^\'\\]|\\.)+\'|[(),;]', re.S)
FORMAT = re.compile(rf'({LITERAL})(\s*{LITERAL})*')


def read(path):
    """A source, with what becomes writer_format()."""
    def rename(call):
        return 'writer_format' if call[1].isascii() and '%' not in call[1] else call[0]

    return PLAIN.sub(rename, Path(path).read_text())


def formats(text):
    """Yields (begin, end) of each run of literals that is a format."""
    for call in CALL.finditer(text):
        depth, argument, begin = 0, 0, call.end()
        for token in TOKEN.finditer(text, call.end()):
            what = token[0]
            if depth == 0 and what in (',', ')'):
                if argument == FORMATS[call[1]]:
                    part = text[begin:token.start()]
                    if '(' not in re.sub(LITERAL, '', part):
                        for run in FORMAT.finditer(part):
                            yield begin + run.start(), begin + run.end()
                    break
                argument, begin = argument + 1, token.end()
            depth += {'(': 1, ')': -1}.get(what, 0)
            if depth < 0 or what == ';':
                break


def content(literals):
    """The text of literals, escapes as they are."""
    return ''.join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', literals))


def read_pieces():
    return [line[1:-1] for line in PIECES.read_text().splitlines() if line.startswith('|')]


def pack(text, pieces):
    """The best way to write a text: dynamic programming over its pieces and letters. A conversion is one letter, and so is an escape."""
    letters = re.findall(r'%.|\\(?:[0-7]{1,3}|x[0-9a-fA-F]+|.)|[^\\]', text)
    by_first = collections.defaultdict(list)
    for number, piece in enumerate(pieces):
        by_first[piece[0]].append((number, piece))
    best = [0] * (len(letters) + 1)
    choice = [None] * len(letters)
    for i in range(len(letters) - 1, -1, -1):
        best[i], choice[i] = 1 + best[i + 1], (letters[i], 1)
        for number, piece in by_first[letters[i]]:
            n = len(piece)
            if letters[i:i + n] == list(piece) and 1 + best[i + n] < best[i]:
                best[i], choice[i] = 1 + best[i + n], (f'\\{0x80 + number:o}', n)
    packed, i = '', 0
    while i < len(letters):
        packed += choice[i][0]
        i += choice[i][1]
    return packed


def pack_source(path, pieces):
    text = read(path)
    out, at = [f'#line 1 "{path}"\n'], 0
    for begin, end in sorted(set(formats(text))):
        run = text[begin:end]
        if not run.isascii():
            sys.exit(f'{path}: a format is ASCII: {run}')
        out += [text[at:begin], '"', pack(content(run), pieces), '"', '\n' * run.count('\n')]
        at = end
    return ''.join(out) + text[at:]


def learn(paths):
    """Greedy: the piece that saves most, again and again. A conversion is not cut, nor an escape."""
    texts = set()
    for path in paths:
        text = read(path)
        texts |= {content(text[begin:end]) for begin, end in formats(text)}
    # A conversion is found by its %, and an escape stays as it is: both cut pieces.
    parts = [part for text in texts for part in re.split(r'%.|\\(?:[0-7]{1,3}|.)', text) if len(part) > 1]
    pieces = []
    while len(pieces) < MOST:
        gains = collections.Counter()
        for part in parts:
            for n in range(2, min(len(part), 20) + 1):
                for i in range(len(part) - n + 1):
                    gains[part[i:i + n]] += n - 1
        piece, gain = max(gains.items(), key=lambda row: (row[1] - len(row[0]) - 1, row[0]), default=('', 0))
        if gain - len(piece) - 1 < 2:
            break
        pieces.append(piece)
        parts = [rest for part in parts for rest in part.split(piece) if len(rest) > 1]
    PIECES.write_text('# What tools/pack_texts.py --learn found to occur most in messages, between bars.\n'
                      + ''.join(f'|{piece}|\n' for piece in pieces))


def main():
    if sys.argv[1] == '--learn':
        learn(sys.argv[2:])
        return
    if sys.argv[1] == '--table':
        text = ('/* Made by tools/pack_texts.py. */\n#include "object/writer.h"\n\nconst char writer_pieces[] =\n'
                + ''.join(f'    "{piece}\\0"\n' for piece in read_pieces()) + '    ;\n')
    else:
        text = pack_source(sys.argv[1], read_pieces())
    Path(sys.argv[-1]).write_text(text)


if __name__ == '__main__':
    main()
