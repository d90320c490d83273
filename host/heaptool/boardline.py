# SPDX-License-Identifier: MIT
# The serial line to a running board: what comes in is split into the program's own output, the lines of
# heap.telemetry(), which may stand in the middle of it, and the answers of the raw REPL. Needs nothing on the board but
# Terrarium itself, and interrupts nothing unless it is asked to.
import re
import select
import time

import _terminal
from heaptool.error import ToolError

CTRL_A, CTRL_B, CTRL_C, CTRL_D = b"\x01", b"\x02", b"\x03", b"\x04"
RAW_PROMPT = b"raw REPL; CTRL-B to exit\r\n>"
PATIENCE = 10  # seconds for an answer

_KEY = re.compile(rb"instruments key: used of (\d+)[^\r\n]*\r?\n")
_FIGURES = re.compile(rb"instruments: (-?\d+),(-?\d+),(-?\d+),(-?\d+),(-?\d+),(-?\d+),(-?\d+)\r?\n")
_START = b"instruments"


class Figures:
    # A line of heap.telemetry(); what is not known is None.
    def __init__(self, used, live, run, collections=None, pause=None, churn=None, stack=None):
        self.used, self.live, self.run = used, live, run
        self.collections, self.pause, self.churn, self.stack = collections, pause, churn, stack


class Splitter:
    # Takes the lines of figures out of a stream of bytes.
    def __init__(self):
        self.total = 0  # bytes of heap, once it is known
        self.figures = []
        self.rest = b""  # may be the begin of a line of figures

    def feed(self, data):
        # What is left of it is the program's own.
        data, self.rest = self.rest + data, b""
        out = b""
        while True:
            at = data.find(_START)
            if at < 0:
                break
            key, line = _KEY.match(data[at:]), _FIGURES.match(data[at:])
            if key:
                self.total = int(key.group(1))
            elif line:
                self.figures.append(Figures(*[int(n) for n in line.groups()]))
            elif b"\n" not in data[at : at + 160] and len(data) - at < 160:
                self.rest = data[at:]  # wait for its end
                return out + data[:at]
            else:
                out += data[: at + len(_START)]
                data = data[at + len(_START) :]
                continue
            out += data[:at]
            data = data[at + (key or line).end() :]
        for n in range(min(len(_START) - 1, len(data)), 0, -1):
            if _START.startswith(data[-n:]):
                self.rest, data = data[-n:], data[:-n]
                break
        return out + data


class BoardLine:
    def __init__(self, path):
        self.file = open(path, "r+b", 0)
        _terminal.raw(self.file.fileno(), True)
        self.poll = select.poll()
        self.poll.register(self.file, select.POLLIN)
        self.splitter = Splitter()
        self.raw = False  # the board is in raw mode, and waits for us
        self.output = b""  # the program's own, not yet shown
        self.received = b""  # not yet looked at: answers

    def receive(self, seconds):
        # Takes in what comes within that time; False if nothing did.
        ready = self.poll.poll(int(seconds * 1000))
        if not ready:
            return False
        data = self.file.read(4096)
        if not data and ready[0][1] & select.POLLHUP:
            raise ToolError("the line was closed")
        self.received += self.splitter.feed(data)
        return True

    def take_output(self):
        # While a program runs all that comes is its output.
        self.output += self.received
        self.received = b""

    def until(self, end, seconds=PATIENCE):
        # What comes before `end`; None if that does not come in time.
        limit = time.ticks_add(time.ticks_ms(), int(seconds * 1000))
        while end not in self.received:
            left = time.ticks_diff(limit, time.ticks_ms())
            if left <= 0:
                return None
            self.receive(min(left, 200) / 1000)
        before, self.received = self.received.split(end, 1)
        return before

    def send(self, data):
        self.file.write(data)

    def at_prompt(self, seconds=0.4):
        # Is the board at its prompt? An empty line asks; a program would take it for input.
        self.take_output()
        self.send(b"\r")
        before = self.until(b"\r\n>>> ", seconds)
        return before is not None

    def enter_raw(self):
        self.take_output()
        self.send(b"\r" + CTRL_A)
        if self.until(RAW_PROMPT) is None:
            raise ToolError("the board has no raw REPL")
        self.raw = True

    def interrupt(self):
        # Ends the program as Ctrl-C does. True: the board is at its prompt.
        self.send(b"\r" + CTRL_C)
        self.receive(0.3)
        return self.at_prompt(2)

    def leave(self):
        if self.raw:
            self.send(CTRL_B)
            self.raw = False

    def start(self, source):
        # A program: what it writes comes as output, its end is seen by ended().
        self.send(source + CTRL_D)
        if self.until(b"OK") is None:
            raise ToolError("the board does not answer")
        self.raw = False

    def ended(self):
        # None while the program runs; else what it has raised, which is b"" if nothing.
        parts = self.received.split(CTRL_D)
        if len(parts) < 3 or not parts[2].startswith(b">"):
            if len(parts) == 1:
                self.take_output()
            return None
        self.output += parts[0]
        self.received = parts[2][1:]
        self.raw = True
        return parts[1]

    def ask(self, source):
        # Runs a line or more at the prompt: what it writes. ToolError with the last line of what it raises.
        self.send(source.encode() + CTRL_D)
        if self.until(b"OK") is None:
            self.raw = False
            raise ToolError("the board does not answer")
        output = self.until(CTRL_D, 60)
        error = None if output is None else self.until(CTRL_D + b">")
        if error is None:
            self.raw = False
            raise ToolError("the board's answer has no end")
        if error.strip():
            raise ToolError(error.strip().split(b"\n")[-1].strip().decode("utf-8", "replace"))
        return output.decode("utf-8", "replace").replace("\r\n", "\n")
