# SPDX-License-Identifier: MIT
"""`terrarium heap top` on a terminal of its own, which a test reads and presses the keys of."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

from _serial import Mismatch

SECONDS = 12
FRAME = "\x1b[H"


class View:
    """The tool on a terminal of 40 rows: its last whole picture, without colours."""

    def __init__(self, *arguments, folder=None):
        binary = os.environ["TERRARIUM"]
        self.text = ""
        self.process, self.file = pty.fork()
        if self.process == 0:
            if folder:
                os.chdir(folder)
            os.execve(binary, [binary, "heap", "top", *arguments], {"TERM": "xterm"})
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self.file)

    def read(self):
        if select.select([self.file], [], [], 0.1)[0]:
            try:
                self.text += os.read(self.file, 65536).decode("utf-8", "replace")
            except OSError:
                return False
        return True

    def picture(self):
        frames = [frame for frame in self.text.split(FRAME) if "\x1b[J" in frame]
        plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", frames[-1] if frames else "")
        return plain.replace("\r\n", "\n")

    def expect(self, pattern):
        """Waits for a picture that matches; returns the match."""
        limit = time.monotonic() + SECONDS
        while time.monotonic() < limit:
            match = re.search(pattern, self.picture(), re.M)
            if match:
                return match
            if not self.read():
                break
        raise Mismatch(f"no {pattern!r} in\n{self.picture()}\n---\n{self.text[-1500:]!r}")

    def press(self, keys):
        os.write(self.file, keys.encode())

    def finish(self):
        """After q: the exit status, and the terminal as it was."""
        limit = time.monotonic() + SECONDS
        while time.monotonic() < limit:
            self.read()
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                self.process = None
                assert os.waitstatus_to_exitcode(status) == 0, (status, self.text[-1000:])
                assert self.text.rstrip().endswith("\x1b[?1049l"), self.text[-200:]
                return
        raise Mismatch("it does not end")
