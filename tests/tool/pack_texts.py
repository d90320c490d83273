#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Packed texts (tools/pack_texts.py) say what the source said: all formats of src/ unpack to what they were, conversions
and escapes are whole, and nothing but formats is touched."""
import glob
import os
import re
import sys
import tempfile

sys.path.insert(0, "tools")
import pack_texts  # noqa: E402

pieces = pack_texts.read_pieces()
assert 0 < len(pieces) <= pack_texts.MOST and len(set(pieces)) == len(pieces)
assert all(piece.isascii() and not re.search(r'[%\\"]', piece) for piece in pieces)


def unpack(text):
    return re.sub(r"\\([2-3][0-7]{2})", lambda m: pieces[int(m[1], 8) - 0x80], text)


plain = packed = count = 0
for path in glob.glob("src/*/*.c"):
    with open(path, encoding="utf-8") as file:
        source = file.read()
    result = pack_texts.pack_source(path, pieces)
    first, rest = result.split("\n", 1)
    assert first == f'#line 1 "{path}"', first
    read = pack_texts.read(path)
    assert re.sub("writer_(text|format)", "", read) == re.sub("writer_(text|format)", "", source), path
    before = [pack_texts.content(read[a:b]) for a, b in pack_texts.formats(read)]
    after = [pack_texts.content(rest[a:b]) for a, b in pack_texts.formats(rest)]
    assert before == [unpack(text) for text in after], path
    assert source.count("\n") == rest.count("\n"), path
    plain += sum(map(len, before))
    packed += sum(len(re.sub(r"\\[2-3][0-7]{2}", "x", text)) for text in after)
    count += len(before)
print(f"{count} formats, {plain} bytes, packed {packed}")
assert count > 500 and packed < 0.65 * plain

with tempfile.NamedTemporaryFile("w", suffix=".c") as file:
    file.write('vm_raise_type(vm, n ? "argument %d must be " "%s\\n" : "object", "argument", name("argument"));\n'
               'writer_text(w, text + strlen("argument")); writer_text(w, "100 %"); writer_text(w, n ? name : "argument");\n'
               'writer_text(&w, n > 0 ? "argument" : ""); /* vm_raise_type(vm, "argument") */\n')
    file.flush()
    result = pack_texts.pack_source(file.name, pieces)
assert '"argument", name("argument")' in result and 'writer_text(w, "100 %")' in result, result
assert 'writer_text(w, text + strlen("argument"))' in result and 'writer_text(w, n ? name : "argument")' in result, result
assert 'writer_format(&w, n > 0 ? "\\' in result, result
assert unpack(result).count("argument %d must be %s\\n") == 1 and "%d" in result and "%s\\n" in result, result
assert not os.path.exists("src/object/pieces.c.new")
