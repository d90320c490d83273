# SPDX-License-Identifier: MIT
"""A board on a pseudo-terminal, as tools of the world see it: for the tests that speak the serial line's protocol.

Board starts `terrarium --serve`, opens the device that it names, sends and receives bytes.
"""
import os
import select
import subprocess
import tempfile
import termios
import time
import tty

CTRL_A, CTRL_B, CTRL_C, CTRL_D, CTRL_E = (bytes([n]) for n in range(1, 6))
PROMPT = b">>> "
RAW_GREETING = b"raw REPL; CTRL-B to exit\r\n>"
SECONDS = 30  # to wait for anything at most


class Mismatch(Exception):
    """The board answered something else."""


class Board:
    """A served folder, new unless one is given, and the open line to it."""

    def __init__(self, binary, *options, files=None):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = self.temporary.name
        for name, text in (files or {}).items():
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        self.process = subprocess.Popen([binary, *options, "--serve", self.folder], stdout=subprocess.PIPE)
        self.path = self.process.stdout.readline().decode().strip()
        self.file = os.open(self.path, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(self.file, termios.TCSANOW)  # nothing that has come already is dropped
        self.rest = b""  # received and not asked for yet

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.file)
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.temporary.cleanup()

    def send(self, data):
        while data:
            data = data[os.write(self.file, data):]

    def receive(self, seconds):
        """Takes in what comes within that time; False if nothing did."""
        if not select.select([self.file], [], [], seconds)[0]:
            return False
        self.rest += os.read(self.file, 65536)
        return True

    def until(self, end):
        """What comes up to and with `end`."""
        limit = time.monotonic() + SECONDS
        while end not in self.rest:
            if time.monotonic() > limit or (not self.receive(0.2) and self.process.poll() is not None):
                raise Mismatch(f"no {end!r} came, but {self.rest[-2000:]!r}")
        at = self.rest.index(end) + len(end)
        answer, self.rest = self.rest[:at], self.rest[at:]
        return answer

    def expect(self, wanted):
        """Exactly these bytes come, and no others that would follow at once."""
        limit = time.monotonic() + SECONDS
        while len(self.rest) < len(wanted) and time.monotonic() < limit:
            self.receive(0.2)
        self.receive(0.05)
        if self.rest != wanted:
            raise Mismatch(f"expected {wanted!r}\n     got {self.rest!r}")
        self.rest = b""

    def exchange(self, sent, wanted):
        self.send(sent)
        try:
            self.expect(wanted)
        except Mismatch as problem:
            raise Mismatch(f"after {sent[:200]!r}: {problem}") from None

    def enter_raw(self):
        """As mpremote does it."""
        self.send(b"\r" + CTRL_C)
        self.receive(0.1)
        self.send(b"\r" + CTRL_A)
        self.until(RAW_GREETING)

    def run(self, source):
        """Runs a program in the raw REPL: what it writes, and its traceback."""
        self.send(source + CTRL_D)
        self.until(b"OK")
        output = self.until(CTRL_D)[:-1]
        error = self.until(CTRL_D + b">")[:-2]
        return output, error

    def paste(self, source):
        """Sends a program by raw-paste, within the window; what it writes, and its traceback."""
        self.send(CTRL_E + b"A" + CTRL_A)
        self.until(b"R\x01")
        while len(self.rest) < 2:
            self.receive(1)
        window = int.from_bytes(self.rest[:2], "little")
        self.rest = self.rest[2:]
        remain = window
        stopped = False
        while source and not stopped:
            while remain == 0 or self.rest:
                if not self.rest and not self.receive(SECONDS):
                    raise Mismatch("no further window is granted")
                granted, self.rest = self.rest[:1], self.rest[1:]
                if granted == CTRL_D:
                    stopped = True
                    break
                if granted != b"\x01":
                    raise Mismatch(f"{granted!r} while pasting")
                remain += window
            if not stopped:
                self.send(source[:remain])
                remain, source = max(0, remain - len(source)), source[remain:]
                self.receive(0)
        self.send(CTRL_D)
        if not stopped:
            self.until(CTRL_D)
        output = self.until(CTRL_D)[:-1]
        error = self.until(CTRL_D + b">")[:-2]
        return output.lstrip(b"\x01"), error


def equal(got, wanted, what):
    if got != wanted:
        raise Mismatch(f"{what}: {got!r} instead of {wanted!r}")


def check_interrupts(board):
    """Ctrl-C ends a program in either mode, also one that sleeps or waits for input. For a board at its prompt."""
    for line, end in [(b"while True: pass\r\r", b"... \r\n"), (b"import time; time.sleep(100)\r", b"\r\n"),
                      (b"sum(iter(int, 1))\r", b"\r\n")]:
        board.send(line)
        board.until(end)
        board.receive(0.2)
        board.send(CTRL_C)
        equal(board.until(PROMPT).endswith(b"KeyboardInterrupt\r\n>>> "), True, f"Ctrl-C in {line!r}")
    board.enter_raw()
    for source in [b"while True: pass", b"import time\nwhile True: time.sleep(1)", b"import sys\nsys.stdin.read(1)"]:
        board.send(source + CTRL_D)
        board.until(b"OK")
        time.sleep(0.1)
        board.send(CTRL_C)
        equal(board.until(CTRL_D), CTRL_D, "output")
        equal(board.until(CTRL_D + b">").endswith(b"KeyboardInterrupt\r\n\x04>"), True, f"Ctrl-C in {source!r}")
    board.send(b"while True: pass" + CTRL_D + CTRL_C)  # in one go
    equal(b"KeyboardInterrupt" in board.until(CTRL_D + b">"), True, "Ctrl-C right behind the program")
    equal(board.run(b"print(1)"), (b"1\r\n", b""), "after these")
