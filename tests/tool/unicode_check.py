#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Compares src/value/unicode.c and utf8.c with this python3: exactly where unicode.h promises it, by share elsewhere."""
import ctypes
import os
import random
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXACT = [
    *(range(0x590), range(0x1E00, 0x2000), range(0x2460, 0x2500), range(0x2C00, 0x2D30)),
    *(range(0xA640, 0xA6E6), range(0xA6F0, 0xA800)),
]
REST_AGREES = 0.97  # of all assigned code points

# The bits of unicode.h, in order.
PROPERTIES = [
    str.isalpha,
    str.isupper,
    str.islower,
    lambda s: s.istitle() and not s.isupper(),
    str.isdecimal,
    str.isdigit,
    str.isnumeric,
    str.isspace,
    str.isprintable,
    str.isidentifier,
    lambda s: ("a" + s).isidentifier(),
]
CASE_BITS = 0b1110


def load():
    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, "text.so")
        sources = [os.path.join(ROOT, "src/value", name) for name in ("unicode.c", "utf8.c")]
        subprocess.run(
            ["gcc", "-std=gnu11", "-O1", "-shared", "-fPIC", "-I", ROOT + "/src", "-o", library, *sources],
            check=True,
        )
        text = ctypes.CDLL(library)
    for name in ("unicode_map", "utf8_length", "utf8_offset", "utf8_decode", "utf8_encode"):
        getattr(text, name).restype = ctypes.c_size_t
    text.utf8_validate.restype = ctypes.c_bool
    for name in ("unicode_to_upper", "unicode_to_lower", "unicode_to_title", "unicode_properties"):
        getattr(text, name).restype = ctypes.c_uint32
    return text


def properties(char):
    return sum(1 << bit for bit, holds in enumerate(PROPERTIES) if holds(char))


def simple(mapped, char):
    """One code point for one: what python3 maps to several maps to itself."""
    return 0x69 if mapped == "i\u0307" else ord(mapped) if len(mapped) == 1 else ord(char)


def differences(text, code):
    char = chr(code)
    if text.unicode_properties(code) != properties(char):
        yield f"properties {text.unicode_properties(code):#x}, not {properties(char):#x}"
    for name in ("upper", "lower", "title"):
        ours, python = getattr(text, "unicode_to_" + name)(code), simple(getattr(char, name)(), char)
        if ours != python:
            yield f"{name} U+{ours:04X}, not U+{python:04X}"
    decimal = int(char) if char.isdecimal() else -1
    if text.unicode_decimal(code) != decimal:
        yield f"decimal {text.unicode_decimal(code)}, not {decimal}"


def check_classes(text):
    for codes in EXACT:
        for code in codes:
            for difference in differences(text, code):
                yield f"U+{code:04X}: {difference}"
    exact = {code for codes in EXACT for code in codes}
    assigned = agree = 0
    for code in range(0x110000):
        char = chr(code)
        if code in exact or not (char.isprintable() or char.isspace()):
            continue
        assigned += 1
        agree += not (text.unicode_properties(code) ^ properties(char)) & ~CASE_BITS & 0x5B1
        if text.unicode_decimal(code) != (int(char) if char.isdecimal() else -1):
            yield f"U+{code:04X}: decimal {text.unicode_decimal(code)}"
        if char.isspace() != bool(text.unicode_properties(code) & 1 << 7):
            yield f"U+{code:04X}: white space"
    print(f"{len(exact)} code points exact, {agree} of the {assigned} others")
    if agree < REST_AGREES * assigned:
        yield f"only {agree / assigned:.2%} of the rest agree"


def check_case(text):
    """Full mappings. The small sigma at the end of a word is not unicode.c's."""
    out = (ctypes.c_uint32 * 3)()
    for code in [*range(0xD800), *range(0xE000, 0x20000), *range(0x20000, 0x110000, 97)]:
        for wanted, method in enumerate((str.upper, str.lower, str.title, str.casefold)):
            mapped = "".join(map(chr, out[: text.unicode_map(code, wanted, out)]))
            if mapped != method(chr(code)):
                yield f"U+{code:04X}: {method.__name__} {mapped!a}, not {method(chr(code))!a}"


def is_well_formed(data):
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def check_utf8(text):
    out = ctypes.create_string_buffer(8)
    code = ctypes.c_uint32()
    for point in [*range(0x3000), *range(0xD000, 0xE100), *range(0x3000, 0x111000, 61), 2**31, 2**32 - 1]:
        legal = point < 0x110000 and not 0xD800 <= point < 0xE000
        form = chr(point).encode() if legal else b""
        length = text.utf8_encode(point, out)
        if out.raw[:length] != form:
            yield f"encode U+{point:04X}"
        if legal:
            length = text.utf8_decode(form + b"z", ctypes.c_size_t(len(form) + 1), ctypes.byref(code))
            if (length, code.value) != (len(form), point):
                yield f"decode U+{point:04X}"
            if any(text.utf8_decode(form, ctypes.c_size_t(n), ctypes.byref(code)) for n in range(len(form))):
                yield f"decode U+{point:04X} cut short"
    draw = random.Random(1)
    for first in range(0xC0, 0x100):
        for second in (*range(0x7E, 0xC2), 0, 255):
            data = bytes([first, second, *draw.choices((0x80, 0xBF, 0x41, 0xC3), k=draw.randrange(3))])
            if text.utf8_validate(data, ctypes.c_size_t(len(data))) != is_well_formed(data):
                yield f"validate {data}"
    for _ in range(3000):
        string = "".join(chr(draw.choice((65, 0xE9, 0x20AC, 0x1F600, 0x7FF, 0xFFFF))) for _ in range(draw.randrange(9)))
        data = string.encode()
        if draw.random() < 0.3 and data:
            data = data[: draw.randrange(len(data))] + bytes([draw.randrange(256)]) + data[draw.randrange(len(data)) :]
        size = ctypes.c_size_t(len(data))
        if text.utf8_validate(data, size) != is_well_formed(data):
            yield f"validate {data}"
        if is_well_formed(data):
            string = data.decode()
            offsets = [len(string[:i].encode()) for i in range(len(string) + 2)]
            if text.utf8_length(data, size) != len(string):
                yield f"length of {string!r}"
            if [text.utf8_offset(data, size, ctypes.c_size_t(i)) for i in range(len(string) + 2)] != offsets:
                yield f"offsets in {string!r}"


def main():
    text = load()
    problems = [*check_classes(text), *check_case(text), *check_utf8(text)]
    print("\n".join(problems[:20]))
    sys.exit(bool(problems))


main()
