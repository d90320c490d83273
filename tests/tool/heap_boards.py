# SPDX-License-Identifier: MIT
"""`terrarium heap map` reads, recounts and draws what mem_info(True) of real MicroPython prints: of a board in 2017, of
npm's WebAssembly build, and of Debian's firmware of the micro:bit under QEMU, whatever these hold today. Parts whose
peer is not installed (group `peers` of tools/packages.sh) are left out; the test counts as skipped then."""
import os
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "bench"))
import common  # noqa: E402

BINARY = os.environ["TERRARIUM"]
SAMPLE = os.path.join(ROOT, "tests/data/mem_info_2017.txt")
FIRMWARE = "/usr/share/firmware-microbit-micropython/firmware.hex"
SECONDS = 60
PROGRAM = """
import gc
try:
    import micropython
except ImportError:
    pass
keep = [bytearray(100), {i: str(i) for i in range(20)}, 1.5, (1, 2, 3), [None] * 40]
class C:
    def f(self): return self
c = C()
gc.collect()
micropython.mem_info(1)
"""


def blocks_of(text):
    """The map's letters, one a block, read independently of the tool: rows of 64, runs of free lines filled."""
    letters = ""
    for line in text.replace("\r", "").split("\n"):
        row = re.match(r"^([0-9a-f]{5,8}): ([.=A-Za-z]+)$", line)
        free = re.match(r"^ +\((\d+) lines all free\)$", line)
        letters += row[2] if row else "." * 64 * int(free[1]) if free else ""
    return letters


def check(name, text, block=16):
    """Draws the map and compares the figures that were counted with those of the board."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(text)
        file.flush()
        plain, coloured = (subprocess.run([BINARY, "heap", "map", "--color=" + when, file.name], capture_output=True,
                                          text=True, timeout=SECONDS) for when in ("never", "always"))
        cut = "\n".join(text.rstrip().split("\n")[:-3])
        file.seek(0)
        file.truncate()
        file.write(cut)
        file.flush()
        refused = subprocess.run([BINARY, "heap", "map", file.name], capture_output=True, text=True, timeout=SECONDS)
    assert plain.returncode == 0, (name, plain.stdout, plain.stderr)
    total, used, free = map(int, re.findall(r"GC: total: (\d+), used: (\d+), free: (\d+)", text)[-1])
    one, two, largest, most_free = map(int, re.findall(
        r"No\. of 1-blocks: (\d+), 2-blocks: (\d+), max blk sz: (\d+), max free sz: (\d+)", text)[-1])
    wanted = {"total": total, "used": used, "free": free, "objects of 1 block": one, "objects of 2 blocks": two,
              "largest object, blocks": largest, "largest free run, blocks": most_free}
    counted = {what: (int(header), int(count)) for what, header, count in
               re.findall(r"^(\S.*?) +(\d+) +(\d+)(?:  differ)?$", plain.stdout, re.M)}
    for what, figure in wanted.items():
        assert counted[what] == (figure, figure), (name, what, figure, counted.get(what))
    assert f"{block} bytes a letter" in plain.stdout, (name, plain.stdout[:200])
    # What is drawn are the same letters; each kind of object is told in the table below.
    drawn = blocks_of(plain.stdout)
    letters = blocks_of(text[text.rindex("GC: total"):])
    assert drawn == letters and len(letters) * block == total, (name, len(drawn), len(letters), total)
    for letter in set(letters) - set(".="):
        row = re.search(r"^%s .*? (\d+) +(\d+) +(\d+)$" % letter, plain.stdout, re.M)
        assert row and int(row[1]) == letters.count(letter), (name, letter, row)
    assert re.sub(r"\x1b\[\d+m", "", coloured.stdout) == plain.stdout and "\x1b[3" in coloured.stdout, name
    assert refused.returncode == 1 and refused.stderr.startswith("terrarium heap: "), (name, refused.stderr)
    print(f"{name}: total {total}, used {used}, free {free}, {one}/{two}/{largest}/{most_free}: read, recounted, drawn")
    return wanted


def webassembly():
    """The text of npm's build; None where it is not to be had."""
    done = common.micropython([{"steps": ["import micropython", PROGRAM]}])
    if done is None:
        return None
    assert "error" not in done[0], done[0]
    return done[0]["output"]


def microbit():
    """The text of Debian's firmware in QEMU, typed at its REPL in paste mode; None where one of both is missing."""
    command = ["qemu-system-arm", "-M", "microbit", "-display", "none", "-monitor", "none", "-chardev",
               "stdio,id=c,signal=off", "-serial", "chardev:c", "-device", "loader,file=" + FIRMWARE]
    if not os.path.exists(FIRMWARE):
        return None
    try:
        board = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        return None
    heard = b""
    os.set_blocking(board.stdout.fileno(), False)

    def until(end):
        nonlocal heard
        limit = time.monotonic() + SECONDS
        while end not in heard:
            assert time.monotonic() < limit and board.poll() is None, (end, heard[-500:])
            heard += board.stdout.read() or b""
            time.sleep(0.01)
        before, heard = heard.split(end, 1)
        return before

    try:
        until(b">>> ")
        board.stdin.write(b"\x05")
        board.stdin.flush()
        until(b"=== ")
        for line in PROGRAM.encode().split(b"\n"):
            board.stdin.write(line + b"\r")
            board.stdin.flush()
            until(b"\r\n=== ")
        board.stdin.write(b"\x04")
        board.stdin.flush()
        return until(b"\n>>> ").decode()
    finally:
        board.kill()
        board.wait()


def main():
    with open(SAMPLE, encoding="utf-8") as file:
        figures = check("a board of 2017", file.read())
    assert list(figures.values())[1:] == [14656, 21632, 133, 47, 263, 1236], figures
    missing = 0
    for name, text in (("npm's WebAssembly build", webassembly()), ("the micro:bit's firmware", microbit())):
        if text is None:
            print(f"{name} is not installed")
            missing += 1
        else:
            check(name, text)
    return 77 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
