#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# timeout: 900
"""ROM of boards under QEMU: compiled modules are imported from it and run in place, whether they are linked when they are
imported (an385) or before (netduino2); what is damaged or of another build is refused by name; a new one is written over
the serial line. usage: rom_board.py [BOARD...]"""
import ast
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from _qemu import PROMPT, Mismatch, QemuBoard, lacking, tool

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import make_rom  # noqa: E402
from make_image import make as make_image  # noqa: E402

SAMPLE = ROOT / "tests/image/_sample.py"
# Functions of 4 names each that the firmware does not have.
FUNCTIONS = 40
UNKNOWN = "".join(f"def zz{i}(zzself{i}):\n    return zzself{i}.zzindex{i} + zzlen{i}(zzself{i})\n" for i in range(FUNCTIONS))
USE = b"""
import sample
a, b = sample.Shape(5, 6, k=7), sample.Square(9)
print(sample.BIG, sample.TEXT, a.method(2), a.method(0), a.done, a.area, b.method(3), list(sample.counting(4)))
print(sample.closure(3)(4), sample.unusual_name_of_function('qwe'), sample.flow(9), sample.__file__)
"""
COST = b"""
import gc, sys
sys.path[:] = %r
gc.collect()
before = gc.mem_alloc()
import large
gc.collect()
print(gc.mem_alloc() - before)
"""


def build(board, folder):
    done = subprocess.run(["tools/build_board.sh", board, "--rom", folder], capture_output=True, text=True, check=False, cwd=ROOT,
                          stdin=subprocess.DEVNULL)
    if done.returncode:
        raise Mismatch(f"build_board.sh: {done.stdout[-1000:]}{done.stderr[-1500:]}")
    return ROOT / "build/board" / board


def run(board, rom, *programs):
    """What each prints in the raw REPL, one after the other; a traceback's last line, if there is one."""
    answers = []
    with QemuBoard(board, *tool.rom_options(board, rom)) as qemu:
        qemu.until(PROMPT)
        qemu.enter_raw()
        for program in programs:
            output, error = qemu.run(program)
            answers.append((error.strip().split(b"\r\n")[-1] if error else output).replace(b"\r", b"").decode())
    return answers


def expect(got, wanted, what):
    if got != wanted:
        raise Mismatch(f"{what}: {got!r} instead of {wanted!r}")


def check_use(board, out, can_program):
    """What a module does is what it does in CPython; all of it a second time, when its words are linked already."""
    wanted = subprocess.run(["/usr/bin/python3", "-c", USE.decode().replace("sample.__file__", "'/rom/sample.tpy'")], text=True,
                            capture_output=True, check=True, cwd="/", env={"PYTHONPATH": str(out / "source"), "PYTHONDONTWRITEBYTECODE": "1"}).stdout
    expect(run(board, out / "rom.bin", USE, USE), [wanted] * 2, "the module")
    # No code of it is in RAM: 20 bytes a function that its body makes, 8 a name of its namespace (which has some spare room),
    # the module and __file__, and at most 4 bytes a name that the firmware does not have.
    (cost,) = run(board, out / "rom.bin", COST % ["/rom"])
    source = Path(out, "source/large.py").stat().st_size
    limit = FUNCTIONS * (20 + 8 + 4 * 4) + 200
    if not 0 < int(cost) < limit < source:
        raise Mismatch(f"importing takes {cost} bytes of RAM, not less than {limit} and {source}")
    # A ROM with files shows them when it is mounted.
    show = b"import os, vfs\nvfs.mount(vfs.VfsRom(vfs.rom_ioctl(2, 0)), '/r')\nprint(sorted(os.listdir('/r')), open('/r/data.txt').read())"
    expect(run(board, out / "rom.bin", show), ["['data.txt', 'large.tpy', 'sample.tpy'] text of a file\n"], "the files")
    if not can_program:
        expect(run(board, out / "rom.bin", b"import vfs\nprint(vfs.rom_ioctl(1), vfs.rom_ioctl(3, 0, 100))"), ["1 -30\n"], "no writing")
    return int(cost)


def unlinked(out):
    """A ROM with the sample alone."""
    return make_rom.make(Path(out, "source"), lambda p: (p.stem + ".tpy", make_image(p, p.name)) if p.stem == "sample" else ("x", b""))


def check_refused(board, out, folder, can_program):
    """By name, and the board goes on."""
    place = Path(folder, "bad")

    def refused(data, why):
        place.write_bytes(data)
        expect(run(board, place, b"import sample", b"print(6 * 7)"), [f"ImportError: '/rom/sample.tpy' {why}", "42\n"], why)

    good = Path(out, "rom.bin").read_bytes()
    at = good.index(b"TPY1", good.index(b"sample.tpy"))
    head = struct.unpack_from("<10I", good, at)
    links = {struct.unpack_from("<I", good, place)[0] for place in range(at + head[8], at + head[8] + 8 * head[9], 8)}
    free = at + next(place for place in range(head[7], head[8], 4) if place not in links)
    refused(good[:free] + bytes([good[free] ^ 1]) + good[free + 1:], "is damaged")
    refused(good[:at + 12] + bytes(4) + good[at + 16:], "was compiled for another version")
    first = min(links)
    refused(good[:at + first] + bytes([16] * 4) + good[at + first + 4:], "was linked for another firmware")
    if not can_program:  # as make_rom.py leaves it
        refused(unlinked(out), "cannot be linked")


def check_deploy(board, out):
    """As mpremote does it: erase, write in pieces, and there is another module; not while code of the ROM is in use."""
    rom = unlinked(out)
    pieces = [f"print(vfs.rom_ioctl(4, 0, {at}, {rom[at:at + 1000]!r}))".encode() for at in range(0, len(rom), 1000)]
    programs = [b"import vfs\nprint(vfs.rom_ioctl(1), len(vfs.rom_ioctl(2, 0)), vfs.rom_ioctl(3, 0, %d), vfs.rom_ioctl(3, 0, 1 << 20))" % len(rom),
                *pieces, b"print(vfs.rom_ioctl(5, 0), bytes(vfs.rom_ioctl(2, 0)[:3]))", b"import large", USE,
                b"print(vfs.rom_ioctl(3, 0, 100))"]
    answers = run(board, "/dev/null", *programs)
    room = int(tool.board_conf(board)["ROM"].split()[1][:-1]) << 10
    expect(answers[:-3], [f"1 {room} 4 -12\n"] + ["0\n"] * len(pieces) + ["0 b'\\xd2\\xcd1'\n"], "writing")
    expect((answers[-3], answers[-2][-17:], answers[-1]), ("ModuleNotFoundError: No module named 'large'", " /rom/sample.tpy\n", "-16\n"),
           "what was written")


def main():
    boards = sys.argv[1:] or ["an385", "netduino2"]
    for board in boards:
        if lacking(board):
            print(f"skipped: {', '.join(lacking(board))} is missing")
            return 77
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "source")
            source.mkdir()
            (source / "sample.py").write_bytes(SAMPLE.read_bytes())
            (source / "large.py").write_text(UNKNOWN)
            (source / "data.txt").write_text("text of a file")
            built = build(board, source)
            (Path(folder) / "rom.bin").write_bytes((built / "rom.bin").read_bytes())
            can_program = "rom_memory" in tool.board_conf(board)["DRIVERS"]
            cost = check_use(board, Path(folder), can_program)
            check_refused(board, Path(folder), folder, can_program)
            if can_program:
                check_deploy(board, Path(folder))
            print(f"{board}: importing {(source / 'large.py').stat().st_size} bytes of source takes {cost} bytes of RAM")
    return 0


if __name__ == "__main__":
    sys.exit(main())
