#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Seeds and a dictionary for fuzzing an entry, taken from the tests: tools/fuzz_seeds.py ENTRY FOLDER DICTIONARY

compile   the test programs, whole and in pieces, for each mode
session   the lines and keys of the tests that talk to the REPL, by turns in each of its modes
re        what tests/re passes to its functions: patterns, texts
json      texts of tests/json
struct    formats of tests/struct, with bytes
image     compiled modules of lib/, of both sizes of a word

An input begins with two bytes of options (tests/fuzz/fuzz.h).
"""
import ast
import glob
import hashlib
import os
import re
import sys
import warnings
from pathlib import Path

import make_image

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MOST_BYTES = 4000
OPERATORS = ("== != <= >= << >> ** // -> := += -= *= /= //= %= @= &= |= ^= >>= <<= **= ... ( ) [ ] { } , : ; . = ~ \\\\ # @ ! "
             "''' f' r' b' rb' rf' \\\" \\x0a \\x0d\\x0a \\x09 \\x0c \\x20\\x20\\x20\\x20 {x!r:>{w}} 0x 0b 0o 1e9 1_0 1j \\xc3\\xa9 "
             "_ match case print type super() __class__ const( def\\x20f(a,/,b=1,*c,d,**e): lambda\\x20*a: async\\x20def\\x20f(): "
             "except*\\x20 case\\x20{**r}: case\\x20[a,*_]: yield\\x20from\\x20 from\\x20x\\x20import\\x20* \\\\N{DASH} \\\\u1234").split()
KEYS = ("\\x01 \\x02 \\x03 \\x04 \\x05 \\x05A\\x01 \\x05B\\x01 \\x08 \\x7f \\x09 \\x0a \\x0b \\x0c \\x0d \\x0e \\x10 \\x15 \\x17 \\x1b[A "
        "\\x1b[B \\x1b[C \\x1b[D \\x1b[H \\x1b[F \\x1b[3~ \\x1b[1~ \\x1bOH \\x1b \\xf0\\x9f\\x98\\x80 \\xc3 \\xff \\xe2\\x98\\x83 "
        "print( input() import\\x20 sys.stdin.read(1) while\\x201:\\x0d try: except: raise\\x20SystemExit _ __main__").split()
WORDS = {
    "re": r"""\\d \\w \\s \\b \\B \\A \\Z (?: (?= (?! (?<= (?<! (?P<n> (?P=n) (?i) (?x) (?s:a) (?-i:a) (?#c) (?(1)a|b) {2} {1,} {,3} {0,2}?
             *? +? ?? [^ [a-z] [\\w-] \\1 \\g<1> \\g<n> \\xff \\u1234 \\x00 | ^ $ . * + ? ( ) [ ] \\\\ \\n \\N{DASH} [\\] *+ ++ (?>""",
    "json": r"""{ } [ ] , : \" null true false NaN Infinity -Infinity 1e308 1E-5 -0 0.1 \\u0041 \\ud83d\\ude00 \\udc00 \\n \\/ \x20 \x0a
               {\"a\":1} [[]] 123456789012345678901234567890 \xc3\xa9 \xff\xfe \xef\xbb\xbf \x00[""",
    "struct": r"""< > = ! @ x c b B ? h H i I l L q Q n N e f d s p P O S 0s 9s 3x 255p 99999999999 4294967295 2147483647b \x20 \x00
                 18446744073709551615s""",
}


def sources():
    for path in sorted(glob.glob(ROOT + "/tests/*/*.py")):
        with open(path, "rb") as file:
            yield path.split("/")[-2], file.read()


def of_compile():
    for number, (_, source) in enumerate(sources()):
        pieces = [piece for piece in re.split(rb"\n(?=(?:def|class|for|with|try|if|async|match|@)\b)", source) if len(piece) > 20]
        for piece in {source, *pieces}:
            if len(piece) <= MOST_BYTES:
                yield bytes([ord("0") ^ number % 8 << 4, ord("0")]) + piece


def literals(names, kind):
    """The constants of that type, in their order, in files of tests/ with such names."""
    found = []
    for name in names:
        with open(f"{ROOT}/tests/{name}", encoding="utf-8") as file:
            tree = ast.parse(file.read())
        constants = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, kind)]
        constants.sort(key=lambda n: (n.lineno, n.col_offset))
        found += [n.value for n in constants if len(n.value) < 500]
    return found


def of_session():
    pieces = literals(["tool/serial_line.py", "tool/thonny_backend.py"], bytes)
    lines = [t.encode() for t in literals(["tool/repl_session.py"], str) if len(t) > 2]
    for i in range(0, len(pieces), 4):
        yield b"00" + b"".join(pieces[i:i + 4])
    for i in range(0, len(lines), 4):
        text = [line.replace(b"\n", b"\r") for line in lines[i:i + 4]]
        yield b"00" + b"\r".join(text) + b"\r"
        yield b"00\x01" + b"\x04".join(text) + b"\x04\x02"
        yield b"00\x01" + b"\x05A\x01" + text[0] + b"\n\x04" + b"\x05A\x01" + text[-1] + b"\x04\x04"
        yield b"00\x05" + b"\r".join(text) + b"\r\x04"
        yield b"00" + b"\x1b[A\x01\x0b".join(text) + b"\t\x03\x10\x10\x0e\r"


def calls(subject, most):
    """The constant arguments of each call in tests/SUBJECT, `most` at most, as bytes."""
    for folder, source in sources():
        if folder == subject:
            for node in ast.walk(ast.parse(source)):
                parts = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
                values = [n.value for n in parts if isinstance(n, ast.Constant) and isinstance(n.value, (str, bytes))]
                if values and len(parts) > 0:
                    yield [v.encode("utf-8", "surrogatepass") if isinstance(v, str) else v for v in values[:most]]


def of_re():
    for values in calls("re", 3):
        yield b"000" + values[0] + b"\0" + values[-1]


def of_json():
    for values in calls("json", 1):
        yield b"00" + values[0]


def of_struct():
    for values in calls("struct", 2):
        yield b"00" + values[0] + b"\0" + (values[-1] if len(values) > 1 else b"") + bytes(range(64))


def of_image():
    for path in sorted(Path(ROOT, "lib").rglob("*.py")):
        for wide in False, True:
            image = make_image.make(path, path.name, wide)
            if len(image) <= MOST_BYTES:
                yield b"00" + image


def write_dictionary(entry, path):
    if entry == "image":
        words = [f"\\x{n:02x}\\x{n >> 8:02x}\\x00\\x00" for n in (0, 1, 4, 40, 255, 256)]
    elif entry in WORDS:
        words = WORDS[entry].split()
    else:
        with open(ROOT + "/src/compile/lexer.h", encoding="utf-8") as file:
            keywords = re.findall(r'KEYWORD\(\w+, "(\w+)"\)', file.read())
        words = [word + "\\x20" for word in keywords] + (OPERATORS if entry == "compile" else KEYS)
    with open(path, "w", encoding="ascii") as file:
        # A backslash is written twice, but for bytes in hexadecimal and quotes.
        file.writelines(f'"{word}"\n' for word in words)


def main():
    entry, folder, dictionary = sys.argv[1:]
    warnings.simplefilter("ignore")
    os.makedirs(folder, exist_ok=True)
    for seed in globals()["of_" + entry]():
        with open(f"{folder}/{hashlib.sha1(seed).hexdigest()[:16]}", "wb") as file:
            file.write(seed)
    write_dictionary(entry, dictionary)


main()
