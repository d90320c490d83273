# SPDX-License-Identifier: MIT
"""A board's firmware under QEMU, spoken to over its serial line as _serial.Board is."""
import os
import select
import shutil
import subprocess
import sys
import threading
import time

from _serial import CTRL_A, CTRL_B, CTRL_C, CTRL_D, PROMPT, RAW_GREETING, Board, Mismatch

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tools"))
import board as tool  # noqa: E402

BOARDS = sorted(os.listdir(os.path.join(ROOT, "src/port/boards")))


def lacking(name):
    """Programs that are missing for this board: there is no test then."""
    arm = tool.board_conf(name)["CPU"].startswith("cortex")
    wanted = ["ninja"] + (["arm-none-eabi-gcc", "qemu-system-arm"] if arm else ["riscv64-unknown-elf-gcc", "qemu-system-riscv32"])
    return [program for program in wanted if not shutil.which(program)]


def build(name):
    """Builds the image; the output of tools/build_board.sh."""
    done = subprocess.run(["tools/build_board.sh", name], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise Mismatch(f"tools/build_board.sh {name}: {done.stdout[-3000:]}{done.stderr[-1500:]}")
    return done.stdout


class QemuBoard(Board):
    """The image of a board, just started. `path` is that of a pseudo-terminal when with_path is set: then it alone
    speaks to the board."""

    def __init__(self, name, *options, with_path=False):  # pylint: disable=super-init-not-called
        self.name = name
        conf = tool.board_conf(name)
        self.banner = f'Terrarium v0.1.0; {conf["NAME"]} with {conf["CORE"]}\r\nType "help()" for more information.\r\n>>> '.encode()
        self.process, self.file, self.input = tool.start(name, options, stderr=subprocess.DEVNULL)
        self.rest = b""
        self.sums = 1000  # see wake()
        if with_path:
            master, slave = os.openpty()
            tool.tty.setraw(slave)
            self.path = os.ttyname(slave)
            threading.Thread(target=self.pump, args=(master,), daemon=True).start()

    def pump(self, master):
        """Both ways, until the board ends."""
        try:
            tool.pump(self.file, self.input, master, master, False)
        except OSError:  # its pipes are closed
            pass

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def send(self, data):
        while data:
            data = data[os.write(self.input, data):]

    def flood(self, data, seconds=600):
        """Sends data as fast as the board takes it, and throws away what comes meanwhile."""
        limit = time.monotonic() + seconds
        os.set_blocking(self.input, False)
        try:
            while data:
                if time.monotonic() > limit or self.process.poll() is not None:
                    raise Mismatch(f"the board does not take what is sent: {len(data)} bytes are left")
                can_read, can_write, _ = select.select([self.file], [self.input], [], 1)
                if can_read:
                    os.read(self.file, 65536)
                if can_write:
                    data = data[os.write(self.input, data[:4096]):]
        finally:
            os.set_blocking(self.input, True)

    def soft_reset_raw(self):
        """In the raw REPL: a fresh machine, still in the raw REPL."""
        self.send(CTRL_D)
        self.until(b"soft reboot\r\n")
        self.until(RAW_GREETING)

    def wake(self, seconds=300):
        """Whatever mode it is in, and however much it has not read yet: to the friendly prompt, with its banner. A sum that
        nobody asked for before shows that all of it was read: there is a Ctrl-B in any garbage, and keys that bring the
        lines of earlier calls back."""
        limit = time.monotonic() + seconds
        number, asked = self.sums, 0.0
        while b"\r\n%d\r\n>>> " % (number * 7) not in self.rest:
            self.rest = self.rest[-2000:]
            if time.monotonic() > limit or (not self.receive(1) and self.process.poll() is not None):
                raise Mismatch(f"no answer, but {self.rest!r}")
            if time.monotonic() > asked + 5:
                number, asked = number + 1, time.monotonic()
                self.send(CTRL_C + b"\r" + CTRL_C + CTRL_B + b"\r%d*7\r" % number)
        self.sums = number
        self.rest = b""
        self.exchange(CTRL_B, b"\r\n" + self.banner)


__all__ = ["BOARDS", "QemuBoard", "build", "lacking", "CTRL_A", "CTRL_B", "CTRL_C", "CTRL_D", "PROMPT", "Mismatch"]
