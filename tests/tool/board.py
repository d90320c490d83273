#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# timeout: 400
"""The core is no captive of the host: cross-compiled for Cortex-M3 it runs programs under QEMU's mps2-an385 and
prints mem_info with a heap of 64 KB; the flash of each source folder is printed."""
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile

BOARD = "an385"
PROGRAMS = ["tests/dict/order.py", "tests/generator/send.py", "tests/class/slots_inherited.py"]
FOLDERS = ["value", "heap", "object", "storage", "compile", "vm", "module", "repl"]
BLOCKS = 64 * 1024 // 16  # letters of the map
ROW = 64  # letters of a line
TOOLS = ["arm-none-eabi-gcc", "qemu-system-arm", "ninja"]


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def flash_problems(text):
    """The table of build_board.sh has a row for each folder, and they add up to its total."""
    rows = {name: int(size) for size, name in re.findall(r"^ *(\d+) +\d+  (\S+)$", text, re.M)}
    problems = [f"no flash size of src/{folder}" for folder in FOLDERS if rows.get(f"src/{folder}", 0) < 1000]
    total = rows.pop("total", 0)
    if sum(rows.values()) != total:
        problems.append(f"the folders add up to {sum(rows.values())} bytes of flash, not {total}")
    return problems


def map_problems(text):
    """The figures of mem_info agree with each other and with the length of its map."""
    problems = []
    header = re.search(r"^GC: total: (\d+), used: (\d+), free: (\d+)$", text, re.M)
    if not header or not re.search(r"^stack: \d+ out of 7\d\d\d$", text, re.M):
        return ["mem_info has not the known lines"]
    total, used, free = map(int, header.groups())
    if total != BLOCKS * 16 or used + free != total or not 0 < used < 4096:
        problems.append(f"mem_info: {header[0]}")
    letters = sum(len(row) for row in re.findall(r"^[0-9a-f]{8}: (\S+)$", text, re.M))
    letters += ROW * sum(int(n) for n in re.findall(r"\((\d+) lines all free\)", text))
    if letters != BLOCKS:
        problems.append(f"the map has {letters} letters instead of {BLOCKS}")
    return problems


def console_problems():
    """To a program the Enter of a terminal, which is CR, is the end of a line; the raw REPL, and a soft reset."""
    exchanges = [
        (b"import sys\rx = sys.stdin.readline() + input()\r", b"input()\r\n"),
        (b"ab\rcd\rx\r", b"'ab\\ncd'\r\n>>> "),
        (b"\x01", b"\r\nraw REPL; CTRL-B to exit\r\n>"),
        (b"print('raw')\x04", b"OKraw\r\n\x04\x04>"),
        (b"\x05A\x01", b"R\x01\x80\x00\x01"),
        (b"x = 1\n" * 30 + b"print('pasted', x)\x04", b"\x01\x04pasted 1\r\n\x04\x04>"),
        (b"while True: pass\x04\x03", b"KeyboardInterrupt\r\n\x04>"),
        (b"\x04", b"OK\r\nMPY: soft reboot\r\nraw REPL; CTRL-B to exit\r\n>"),
        (b"\x02", b"mps2-an385 with Cortex-M3\r\nType \"help()\" for more information.\r\n>>> "),
    ]
    with subprocess.Popen(["tools/qemu_run.sh", "--board", BOARD], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as qemu:
        answer = b""
        for sent, wanted in [(b"", b">>> ")] + exchanges:
            qemu.stdin.write(sent)
            qemu.stdin.flush()
            answer = b""
            while not answer.endswith(wanted):
                if not select.select([qemu.stdout], [], [], 20)[0]:
                    qemu.kill()
                    return [f"the console after {sent[:60]!r}: {answer[-200:]!r} instead of {wanted!r}"]
                answer += os.read(qemu.stdout.fileno(), 4096)
        qemu.kill()
    return []


def dump_problems():
    """A dump that comes over the board's serial line is read on the host: it names what was made, and adds up."""
    terrarium = os.environ.get("TERRARIUM")
    with tempfile.TemporaryDirectory() as folder:
        program, log = os.path.join(folder, "dump.py"), os.path.join(folder, "console")
        with open(program, "w") as file:
            file.write("import heap\nkept = [[i, str(i)] for i in range(300)]\nheap.dump()\nprint('done')\n")
        with open(log, "w") as file:
            file.write(run("tools/qemu_run.sh", "--board", BOARD, "-X", "heapsize=64k", program))
        report = run(terrarium, "heap", "report", log)
    if not report.startswith("suspect: __main__.kept: list of 300;") or not re.search("^total +65,536$", report, re.M):
        return [f"the dump of the board: {report[:300]}"]
    return []


def main():
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print(f"skipped: no {', '.join(missing)} (tools/packages.sh board installs what is needed)")
        return 77
    flash = run("env", "LTO=yes", "tools/build_board.sh", BOARD)
    output = run("tools/qemu_test.py", "--board", BOARD, "--heap", "64k", "--mem-info", *PROGRAMS)
    problems = flash_problems(flash) + map_problems(output) + console_problems() + dump_problems()
    if f"{len(PROGRAMS)} of {len(PROGRAMS)} passed" not in output:
        problems.append("not all programs ran")
    print(flash + output + "\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
