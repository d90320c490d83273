# SPDX-License-Identifier: MIT
"""A program on a pseudo-terminal, as a user sees it: for the tool tests that type at the REPL.

Screen keeps what is shown, as far as a line editor needs it: rows without end that never wrap.
Session starts the program, types, and waits for what the screen is to show.
"""
import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

CTRL_A, CTRL_B, CTRL_C, CTRL_D, CTRL_E, CTRL_K, CTRL_N, CTRL_P, CTRL_U, CTRL_W = (
    chr(ord(letter) - 64) for letter in "ABCDEKNPUW")
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
HOME, END, DELETE = "\x1b[H", "\x1b[F", "\x1b[3~"
HOME_VT, END_VT = "\x1b[1~", "\x1b[4~"
TAB, ENTER, BACKSPACE = "\t", "\r", "\x7f"

SECONDS = 20  # to wait for anything at most
COLUMNS, ROWS = 1000, 50  # told to the program: no line wraps

SEQUENCE = re.compile(r"\x1b\[([0-9;]*)([A-Za-z~])")


class Mismatch(Exception):
    """The screen does not show what it must; the text says what it shows."""


class Screen:
    """Rows of text and a cursor, fed with what a program writes."""

    def __init__(self):
        self.rows = [""]
        self.row = self.column = 0
        self.rest = ""  # of an escape sequence that has not come in wholly

    def feed(self, text):
        text = self.rest + text
        self.rest = ""
        at = 0
        while at < len(text):
            if text[at] == "\x1b":
                match = SEQUENCE.match(text, at)
                if match:
                    self.control(match[1], match[2])
                    at = match.end()
                    continue
                if len(text) - at < 12:
                    self.rest = text[at:]
                    return
                raise Mismatch(f"an escape sequence that is none: {text[at:at + 12]!r}")
            self.character(text[at])
            at += 1

    def character(self, c):
        if c == "\r":
            self.column = 0
        elif c == "\n":
            self.row += 1
            while len(self.rows) <= self.row:
                self.rows.append("")
        elif c == "\b":
            self.column = max(0, self.column - 1)
        elif c != "\a":
            row = self.rows[self.row].ljust(self.column)
            self.rows[self.row] = row[:self.column] + c + row[self.column + 1:]
            self.column += 1

    def control(self, parameter, letter):
        if letter == "m":
            return  # a colour
        n = int(parameter or "0")
        if letter == "D":
            self.column = max(0, self.column - (n or 1))
        elif letter == "C":
            self.column += n or 1
        elif letter == "K" and n == 0:
            self.rows[self.row] = self.rows[self.row][:self.column]
        elif letter == "J" and n == 0:
            self.rows[self.row] = self.rows[self.row][:self.column]
            del self.rows[self.row + 1:]
        else:
            raise Mismatch(f"a control sequence that the test does not know: ESC [ {parameter} {letter}")

    def cursor_row(self):
        """The row where the cursor stands, and the cursor's column."""
        return self.rows[self.row], self.column

    def text(self, first=0):
        return "\n".join(self.rows[first:])


class Session:
    """A running program. Rows before `mark` have been dealt with."""

    def __init__(self, command, env):
        self.screen = Screen()
        self.mark = 0
        self.status = None
        self.process, self.file = pty.fork()
        if self.process == 0:
            try:
                os.execve(command[0], command, env)
            finally:
                os._exit(127)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.status is None:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self.file)

    def type(self, text):
        os.write(self.file, text.encode())

    def read(self, seconds):
        """Takes in what comes within that time; False at the end of the program."""
        if not select.select([self.file], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.file, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            data = b""
        self.screen.feed(data.decode("utf-8", "replace"))
        return bool(data)

    def wait(self, condition, what):
        """Reads until condition() gives something true, and returns that."""
        end = time.monotonic() + SECONDS
        while True:
            found = condition()
            if found:
                return found
            if time.monotonic() > end or not self.read(0.2):
                found = condition()
                if found:
                    return found
                raise Mismatch(f"no {what}; from the last prompt on the screen shows\n{self.screen.text(self.mark)}")

    def expect(self, pattern):
        """Waits until the rows from the mark on match (re.MULTILINE); returns the match."""
        compiled = re.compile(pattern, re.M)
        return self.wait(lambda: compiled.search(self.screen.text(self.mark)), repr(pattern))

    def expect_line(self, row, column=None):
        """Waits until the cursor's row shows this (trailing blanks included), and the cursor stands there."""
        place = (row, len(row) if column is None else column)
        self.wait(lambda: self.screen.cursor_row() == place, f"row {place}")

    def prompt(self, prompt=">>> "):
        """Waits for a prompt below the mark; returns the rows between, and sets the mark to the prompt's row."""
        def shown():
            return self.screen.row >= self.mark and self.screen.cursor_row() == (prompt, len(prompt))

        self.wait(shown, f"prompt {prompt!r}")
        rows = self.screen.rows[self.mark:self.screen.row]
        self.mark = self.screen.row
        return rows

    def run(self, line, prompt=">>> "):
        """Types a line and Enter at the prompt; returns the rows of output up to the next prompt."""
        self.type(line)
        self.wait(lambda: self.screen.rows[self.mark].endswith(line), f"echo of {line!r}")
        self.mark += 1
        self.type(ENTER)
        return self.prompt(prompt)

    def finish(self):
        """Waits for the program's end; returns its exit status (128 + n for a signal n)."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and self.read(0.2):
            pass
        while time.monotonic() < end:
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                code = os.waitstatus_to_exitcode(status)
                self.status = code if code >= 0 else 128 - code
                return self.status
            time.sleep(0.01)
        raise Mismatch(f"the program does not end; the screen shows\n{self.screen.text(self.mark)}")
