#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""micropython.kbd_intr() on a serial line: Ctrl-C is a byte while it is -1, and interrupts again in the next program."""
import os
import select
import subprocess
import sys
import tempfile
import tty


def read_until(line, end):
    """All that comes up to `end`; gives up after ten silent seconds."""
    text = b""
    while not text.endswith(end):
        if not select.select([line], [], [], 10)[0]:
            sys.exit(f"after {text!r} nothing comes, but {end!r} was expected")
        text += os.read(line, 1)
    return text


def run(line, program, *talk):
    """Runs a program by the raw REPL; talk: what it prints, and what is typed then, by turns."""
    os.write(line, program.encode() + b"\x04")
    read_until(line, b"OK")
    for heard, typed in zip(talk[::2], talk[1::2]):
        read_until(line, heard)
        os.write(line, typed)
    return read_until(line, b"\x04>")


with tempfile.TemporaryDirectory() as folder:
    board = subprocess.Popen([os.environ["TERRARIUM"], "--serve", folder], stdout=subprocess.PIPE, text=True)
    try:
        line = os.open(board.stdout.readline().strip(), os.O_RDWR | os.O_NOCTTY)
        tty.setraw(line)
        os.write(line, b"\x01")
        read_until(line, b"raw REPL; CTRL-B to exit\r\n>")
        head = "import micropython, sys\nmicropython.kbd_intr(-1)\nprint('ready')\n"
        answer = run(line, head + "print(sys.stdin.buffer.read(3))\n", b"ready\r\n", b"a\x03b")
        assert b"b'a\\x03b'" in answer, answer
        answer = run(line, head + "micropython.kbd_intr(24)\nprint('x')\nwhile True: pass\n", b"x\r\n", b"\x18")
        assert b"KeyboardInterrupt" in answer, answer
        answer = run(line, "print('again')\nwhile True: pass\n", b"again\r\n", b"\x03")
        assert b"KeyboardInterrupt" in answer, answer
    finally:
        board.terminate()
        board.wait()
