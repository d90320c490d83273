#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tools/load_pc.py FILE.s: jumps through a table of labels, as GCC makes them of a computed goto for Thumb-2, become loads of pc.

GCC sets the bit that says Thumb at each jump: ldr r3, [r8, r3, lsl #2]; orr r3, r3, #1; bx r3. The labels of src/vm/loop.c
have it in the table, so that ldr pc, [r8, r3, lsl #2] does the same, a sixth of the instructions that a short opcode takes.
The register is no longer set: it held where to jump, which nothing at a label asks for. The file is rewritten.
"""
import re
import sys

BETWEEN = r"((?:\.L[A-Z]+\d+:\n|\t\.loc [^\n]*\n)*)"  # what the debugger gets to know; a label to jump to is .L and digits
JUMP = re.compile(r"\tldr\t(\w+), (\[\w+, \w+, lsl #2\])\n" + BETWEEN + r"\torr\t\1, \1, #1\n" + BETWEEN + r"\tbx\t\1\n")

path = sys.argv[1]
with open(path) as file:
    text = file.read()
with open(path, "w") as file:
    file.write(JUMP.sub(r"\3\4\tldr\tpc, \2\n", text))
