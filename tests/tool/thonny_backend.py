#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# timeout: 300
"""Thonny's own back end works with `terrarium --serve` as with a board: it runs code, shows variables, browses,
writes and reads files, interrupts, and resets softly. In both of the ways in which it submits code."""
import importlib.util
import os
import queue
import subprocess
import sys
import tempfile
import threading

from _serial import Board, Mismatch

BINARIES = [os.environ.get("TERRARIUM", "build/host/terrarium"), os.environ.get("TERRARIUM32", "build/host32/terrarium")]
BACKEND = "thonny.plugins.micropython.bare_metal_backend"
SECONDS = 40  # to wait for an answer


class Thonny:
    """The back end as a process; it is spoken to as the window does it."""

    def __init__(self, port, submit_mode, home):
        from thonny import common
        self.common = common
        arguments = {
            "port": port, "clean": True, "interrupt_on_connect": True, "submit_mode": submit_mode,
            "write_block_size": 255 if submit_mode == "raw" else 127, "write_block_delay": 0.01, "cwd": "/",
            "local_rtc": True, "dtr": False, "rts": False, "validate_time": False, "sync_time": False}
        self.process = subprocess.Popen(
            [sys.executable, "-m", BACKEND, repr(arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, env=dict(os.environ, HOME=home, THONNY_USER_DIR=home))
        self.messages = queue.Queue()
        self.output = ""  # of programs, since the last command
        threading.Thread(target=self.listen, daemon=True).start()
        self.wait(lambda m: isinstance(m, common.ToplevelResponse))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def listen(self):
        for line in self.process.stdout:
            if line.startswith(self.common.MESSAGE_MARKER):
                for _ in range(int(line[1:line.index(" ")]) - 1):
                    line += self.process.stdout.readline()
                self.messages.put(self.common.parse_message(line))
        self.messages.put(None)

    def wait(self, is_answer):
        """The next message that is one; what programs write meanwhile is gathered."""
        while True:
            try:
                message = self.messages.get(timeout=SECONDS)
            except queue.Empty:
                message = None
            if message is None:
                raise Mismatch(f"no answer; the last output was {self.output[-500:]!r}")
            if message.get("event_type") == "ProgramOutput":
                self.output += message["data"].replace("\r", "")
            elif is_answer(message):
                return message

    def send(self, message):
        self.output = ""
        self.process.stdin.write(self.common.serialize_message(message) + "\n")
        self.process.stdin.flush()

    def run(self, source):
        """What a program writes."""
        self.send(self.common.ToplevelCommand("execute_source", source=source, id="1"))
        self.wait(lambda m: isinstance(m, self.common.ToplevelResponse))
        return self.output

    def ask(self, name, **arguments):
        """The answer to a question of the window."""
        self.send(self.common.InlineCommand(name, id="2", **arguments))
        answer = self.wait(lambda m: isinstance(m, self.common.InlineResponse))
        if answer.get("error"):
            raise Mismatch(f"{name}: {answer['error']}")
        return answer


def equal(got, wanted, what):
    if got != wanted:
        raise Mismatch(f"{what}: {got!r} instead of {wanted!r}")


def session(binary, submit_mode, home):
    files = {"boot.py": "print('boot')\n", "main.py": "print('main')\n", "notes.txt": "some notes\n"}
    with Board(binary, files=files) as board, Thonny(board.path, submit_mode, home) as thonny:
        os.mkdir(os.path.join(board.folder, "folder"))
        equal(thonny.run("print(6 * 7)\n"), "42\n", "a program")
        equal("ZeroDivisionError" in thonny.run("1 / 0\n"), True, "an error")
        equal("[1, 2]" in thonny.run("[1, 2]\n"), True, "the value of an expression")
        thonny.run("number = 12\ntext = 'grün'\n")
        variables = thonny.ask("get_globals", module_name="__main__")["globals"]
        equal((variables["number"].repr, variables["text"].repr), ("12", "'grün'"), "variables")

        listing = thonny.ask("get_dirs_children_info", paths=["/"], include_hidden=False, node_id="")["data"]["/"]
        equal(sorted(listing), ["boot.py", "folder", "main.py", "notes.txt"], "the files")
        equal((listing["folder"]["kind"], listing["notes.txt"]["kind"], listing["notes.txt"]["size"]),
              ("dir", "file", 11), "kinds and sizes")

        content = b"# uploaded \xc3\xa4\nvalue = 99\n" + b"# line after line\n" * 300
        thonny.ask("write_file", path="/folder/up.py", content_bytes=content, editor_id=1,
                   make_shebang_scripts_executable=False, blocking=True, description="")
        with open(os.path.join(board.folder, "folder", "up.py"), "rb") as file:
            equal(file.read() == content, True, "the file that was written")
        answer = thonny.ask("read_file", path="/folder/up.py", blocking=True, description="")
        equal(answer["content_bytes"] == content, True, "the file that is read back")
        equal(thonny.run("import sys\nsys.path.append('folder')\nimport up\nprint(up.value)\n"), "99\n", "its import")
        thonny.ask("delete", paths=["/folder/up.py"], blocking=True, description="")
        equal(os.listdir(os.path.join(board.folder, "folder")), [], "after it was deleted")

        thonny.send(thonny.common.ToplevelCommand("execute_source", source="import time\nwhile True: time.sleep(1)\n", id="3"))
        threading.Timer(1, lambda: thonny.send(thonny.common.ImmediateCommand("interrupt"))).start()
        thonny.wait(lambda m: isinstance(m, thonny.common.ToplevelResponse))
        equal("KeyboardInterrupt" in thonny.output, True, "an interrupted program")

        thonny.send(thonny.common.EOFCommand())
        thonny.wait(lambda m: isinstance(m, thonny.common.ToplevelResponse))
        equal("boot\nmain\n" in thonny.output, True, "a soft reset runs boot.py and main.py")
        equal("NameError" in thonny.run("number\n"), True, "a variable from before the reset")


def main():
    subprocess.run(["tools/packages.sh", "thonny"], check=False, stdin=subprocess.DEVNULL)
    if importlib.util.find_spec("thonny") is None:
        print("skipped: Thonny cannot be installed here (tools/packages.sh thonny)")
        return 77
    good = True
    for binary in BINARIES:
        for submit_mode in ("raw", "raw_paste"):
            with tempfile.TemporaryDirectory() as home:
                try:
                    session(binary, submit_mode, home)
                    print(f"{submit_mode} [{binary}]: fine")
                except Mismatch as problem:
                    good = False
                    print(f"{submit_mode} [{binary}]: {problem}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
