#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A board's firmware under QEMU, with its serial line on this terminal.

    tools/board.py NAME [--pty] [--elf FILE] [--rom FILE] [QEMU'S OPTIONS...]

On a terminal all keys go to the board, Ctrl-C too; Ctrl-] leaves. Otherwise standard input is what is sent, until it
ends. --pty: the line is a pseudo-terminal instead, whose path is printed, for mpremote, Thonny and others; its other
end may be opened and closed as one likes. --rom: a ROM file system (tools/make_rom.py) that is loaded beside the firmware.
./run board NAME builds before; there --rom is a folder, of which it is made.
"""
import os
import select
import shlex
import subprocess
import sys
import termios
import tty

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from make_board import read_conf  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LEAVE = b"\x1d"  # Ctrl-]


def board_conf(name):
    path = os.path.join(ROOT, "src/port/boards", name, "board.conf")
    if not os.path.exists(path):
        sys.exit(f"no board '{name}'; there are: {' '.join(sorted(os.listdir(os.path.dirname(os.path.dirname(path)))))}")
    return read_conf(path)


def rom_options(name, path):
    """QEMU's options that put a ROM file system where the board has it."""
    place = board_conf(name).get("ROM")
    if not place:
        sys.exit(f"{name} has no ROM")
    return ["-device", f"loader,file={path},addr={place.split()[0]},force-raw=on"]


def start(name, options=(), elf=None, **how):
    """(process, file descriptors to read from and to write to). Pipes, since of a socket that is full with some hundred
    single bytes some of QEMU's UARTs lose what they send."""
    conf = board_conf(name)
    command = shlex.split(conf["QEMU"] + " " + conf.get("MODEL_OPTIONS", "")) + [
        "-display", "none", "-monitor", "none", "-chardev", "stdio,id=line,signal=off", "-serial", "chardev:line",
        *options, "-kernel", elf or os.path.join(ROOT, "build/board", name, "terrarium.elf")]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, **how)
    return process, process.stdout.fileno(), process.stdin.fileno()


def pump(line, to_line, source, target, is_terminal):
    """Both ways, until the line or the input ends, or Ctrl-] comes from a terminal."""
    sources = [line, source]
    while line in sources:
        for ready in select.select(sources, [], [])[0]:
            try:
                data = os.read(ready, 4096)
            except OSError:  # a pseudo-terminal that nobody has open
                select.select([], [], [], 0.05)
                continue
            if not data:
                if ready == line or not is_terminal:
                    return
                sources.remove(ready)
            elif ready == line:
                os.write(target, data)
            elif is_terminal and LEAVE in data:
                return
            else:
                os.write(to_line, data)


def main():
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 2
    name, elf = arguments.pop(0), None
    use_pty = "--pty" in arguments
    if use_pty:
        arguments.remove("--pty")
    if "--elf" in arguments:
        at = arguments.index("--elf")
        elf = arguments[at + 1]
        del arguments[at:at + 2]
    if "--rom" in arguments:
        at = arguments.index("--rom")
        arguments[at:at + 2] = rom_options(name, arguments[at + 1])
    process, line, to_line = start(name, arguments, elf)
    try:
        if use_pty:
            master, slave = os.openpty()
            tty.setraw(slave)
            print(os.ttyname(slave), flush=True)
            pump(line, to_line, master, master, False)
        elif os.isatty(0):
            before = termios.tcgetattr(0)
            print("Ctrl-] leaves", flush=True)
            tty.setraw(0)
            try:
                pump(line, to_line, 0, 1, True)
            finally:
                termios.tcsetattr(0, termios.TCSADRAIN, before)
                print()
        else:
            pump(line, to_line, 0, 1, False)
            while select.select([line], [], [], 1)[0]:  # what is still on its way
                data = os.read(line, 4096)
                if not data:
                    break
                os.write(1, data)
    finally:
        process.kill()
        process.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
