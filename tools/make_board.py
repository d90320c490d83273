#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes what C and the linker need of a board's board.conf: make_board.py CONF OUTDIR ARCH

OUTDIR/board.h    BOARD_KEY for each number in it (sizes like 64K are multiplied out), and its two names as text
OUTDIR/board.ld   the memory, the stack's size, the place of a program in memory, then src/port/ARCH/sections.ld

MODEL_FLASH instead of FLASH is what QEMU is made to have (MODEL_OPTIONS), as long as an image does not fit the chip.
Fails with a message when something is missing. Also imported by tests: read_conf().
"""
import os
import re
import sys

# Keys that every board has; the others are its drivers' business.
NEEDED = ["NAME", "CORE", "CPU", "PROFILE", "DRIVERS", "CLOCK_HZ", "FLASH", "RAM", "STACK", "UART", "UART_IRQ"]
DEFAULTS = {"HEAP": "all", "RECORD": "512", "REPL_ROOM": "1024", "HISTORY_ROOM": "1024", "IRQS": "32"}
LINE = re.compile(r"""^([A-Z][A-Z0-9_]*)=(?:"([^"]*)"|'([^']*)'|([^\s#]*))\s*(?:#.*)?$""")
NUMBER = re.compile(r"^(0x[0-9a-fA-F]+|\d+)([KM]?)$")


def read_conf(path):
    """The assignments of a file in the shell's syntax."""
    keys = {}
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            match = LINE.match(line.strip())
            if match:
                keys[match[1]] = next(part for part in match.groups()[1:] if part is not None)
            elif line.strip() and not line.startswith("#"):
                sys.exit(f"{path}:{number}: not KEY=VALUE: {line.strip()}")
    return keys


def size(text):
    """64K -> 65536; None where it is no number."""
    match = NUMBER.match(text)
    return match and int(match[1], 0) << {"": 0, "K": 10, "M": 20}[match[2]]


def header(keys):
    lines = ["/* Written by tools/make_board.py. */", "#ifndef TERRARIUM_BOARD_H", "#define TERRARIUM_BOARD_H", ""]
    vectors = ""
    for key, value in keys.items():
        if key.endswith("_IRQS"):
            vectors += "".join(f"[FIRST_IRQ + {irq}] = {{{key[:-5].lower()}_interrupt}}, " for irq in value.split())
        elif key in ("NAME", "CORE"):
            lines.append(f'#define BOARD_{key} "{value}"')
        elif size(value) is not None:
            lines.append(f"#define BOARD_{key} {size(value)}u")
        elif key in ("FILES", "ROM"):
            start, length = keys.get("MODEL_" + key, value).split()
            lines += [f"#define BOARD_{key} {start}u", f"#define BOARD_{key}_BYTES {size(length)}u"]
    lines.append(f"#define BOARD_VECTORS {vectors}")
    return "\n".join(lines + ["", "#endif", ""])


def linker_script(keys, arch):
    def region(name, access):
        start, length = keys.get("MODEL_" + name, keys[name]).split()
        return f"    {name} ({access}) : ORIGIN = {start}, LENGTH = {length}"

    blob = "BLOB" in keys
    lines = ["/* Written by tools/make_board.py. */", "MEMORY", "{", region("FLASH", "rx")]
    lines += [region(name, access) for name, access in (("BLOB", "r"), ("RAM", "rwx")) if name in keys] + ["}"]
    lines += [f"__stack_size = DEFINED(__stack_size) ? __stack_size : {keys['STACK']};",
              "__program_blob = %s;" % ("ORIGIN(BLOB)" if blob else "0"),
              "__program_blob_end = %s;" % ("ORIGIN(BLOB) + LENGTH(BLOB)" if blob else "0"),
              f"INCLUDE src/port/{arch}/sections.ld", ""]
    return "\n".join(lines)


def main():
    path, folder, arch = sys.argv[1:]
    keys = {**DEFAULTS, **read_conf(path)}
    missing = [key for key in NEEDED if key not in keys]
    if missing:
        sys.exit(f"{path}: no {', '.join(missing)}")
    if keys["HEAP"] == "all":
        keys["HEAP"] = keys["RAM"].split()[1]
    os.makedirs(folder, exist_ok=True)
    for name, text in (("board.h", header(keys)), ("board.ld", linker_script(keys, arch))):
        place = os.path.join(folder, name)
        if not os.path.exists(place) or open(place, encoding="utf-8").read() != text:
            with open(place, "w", encoding="utf-8") as file:
                file.write(text)


if __name__ == "__main__":
    main()
