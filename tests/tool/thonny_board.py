#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# timeout: 900
"""Thonny's own back end works with a board under QEMU: it runs code, shows variables, writes, lists, reads and deletes
files, interrupts, and resets softly. So does a minimal client of the raw REPL, which is _serial.Board."""
import importlib.util
import subprocess
import sys
import tempfile
import threading
import time

from _qemu import QemuBoard, build, lacking
from _serial import PROMPT, Mismatch
from thonny_backend import Thonny, equal

BOARD = "netduinoplus2"
CONTENT = b"# uploaded \xc3\xa4\nvalue = 99\n" + b"# line after line\n" * 100


def raw_client():
    """Upload, list, run, delete with nothing but the raw REPL."""
    with QemuBoard(BOARD) as board:
        board.until(PROMPT)
        board.enter_raw()
        equal(board.run(b"f = open('up.py', 'wb')\nw = f.write"), (b"", b""), "open")
        for i in range(0, len(CONTENT), 256):
            equal(board.run(b"n = w(%r)" % CONTENT[i:i + 256]), (b"", b""), "write")
        equal(board.run(b"f.close()\nimport os\nprint(os.listdir(), os.stat('up.py')[6])"),
              (b"['up.py'] %d\r\n" % len(CONTENT), b""), "list")
        board.soft_reset_raw()
        equal(board.run(b"import up; print(up.value)"), (b"99\r\n", b""), "its import after a soft reset")
        equal(board.run(b"import os; os.remove('up.py'); print(os.listdir())"), (b"[]\r\n", b""), "delete")
        board.run(b"f = open('main.py', 'w'); f.write('print(\"main\")\\n'); f.close()\n"
                  b"f = open('boot.py', 'w'); f.write('print(\"boot\")\\n'); f.close()\n")
        board.send(b"\x04")
        equal(board.until(b">"), b"OK\r\nMPY: soft reboot\r\nboot\r\nraw REPL; CTRL-B to exit\r\n>", "a reset in raw mode")
        board.send(b"\x02")
        board.until(PROMPT)
        board.exchange(b"\x04", b"\r\nMPY: soft reboot\r\nboot\r\nmain\r\n" + board.banner)
        board.exchange(b"import machine; machine.reset_cause()\r", b"import machine; machine.reset_cause()\r\n5\r\n>>> ")
        board.send(b"machine.reset()\r")
        board.until(b"machine.reset()\r\n")
        board.expect(b"boot\r\nmain\r\n" + board.banner)
        board.exchange(b"import machine; machine.reset_cause()\r", b"import machine; machine.reset_cause()\r\n2\r\n>>> ")


def session(submit_mode, home):
    with QemuBoard(BOARD, with_path=True) as board, Thonny(board.path, submit_mode, home) as thonny:
        equal(thonny.run("print(6 * 7)\n"), "42\n", "a program")
        equal("ZeroDivisionError" in thonny.run("1 / 0\n"), True, "an error")
        thonny.run("number = 12\ntext = 'grün'\n")
        variables = thonny.ask("get_globals", module_name="__main__")["globals"]
        equal((variables["number"].repr, variables["text"].repr), ("12", "'grün'"), "variables")
        thonny.ask("write_file", path="/up.py", content_bytes=CONTENT, editor_id=1,
                   make_shebang_scripts_executable=False, blocking=True, description="")
        listing = thonny.ask("get_dirs_children_info", paths=["/"], include_hidden=False, node_id="")["data"]["/"]
        equal((list(listing), listing["up.py"]["kind"], listing["up.py"]["size"]), (["up.py"], "file", len(CONTENT)), "the files")
        answer = thonny.ask("read_file", path="/up.py", blocking=True, description="")
        equal(answer["content_bytes"] == CONTENT, True, "the file that is read back")
        equal(thonny.run("import up\nprint(up.value)\n"), "99\n", "its import")
        thonny.ask("delete", paths=["/up.py"], blocking=True, description="")
        equal(thonny.run("import os\nprint(os.listdir())\n"), "[]\n", "after it was deleted")
        thonny.send(thonny.common.ToplevelCommand("execute_source", source="import time\nwhile True: time.sleep(1)\n", id="3"))
        threading.Timer(1, lambda: thonny.send(thonny.common.ImmediateCommand("interrupt"))).start()
        thonny.wait(lambda m: isinstance(m, thonny.common.ToplevelResponse))
        equal("KeyboardInterrupt" in thonny.output, True, "an interrupted program")
        thonny.send(thonny.common.EOFCommand())
        thonny.wait(lambda m: isinstance(m, thonny.common.ToplevelResponse))
        equal("NameError" in thonny.run("number\n"), True, "a variable from before the reset")


def main():
    if lacking(BOARD):
        print(f"skipped: {', '.join(lacking(BOARD))} is missing")
        return 77
    if sys.argv[1:] != ["--built"]:
        build(BOARD)
    began = time.monotonic()
    raw_client()
    print(f"raw client: fine ({time.monotonic() - began:.1f} s)")
    subprocess.run(["tools/packages.sh", "thonny"], check=False, stdin=subprocess.DEVNULL)
    if importlib.util.find_spec("thonny") is None:
        print("skipped: Thonny cannot be installed here (tools/packages.sh thonny)")
        return 77
    for submit_mode in ("raw", "raw_paste"):
        with tempfile.TemporaryDirectory() as home:
            session(submit_mode, home)
            print(f"{submit_mode}: fine ({time.monotonic() - began:.1f} s)")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Mismatch as problem:
        sys.exit(str(problem))
