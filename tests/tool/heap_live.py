# SPDX-License-Identifier: MIT
"""`terrarium heap top` on a terminal, beside a board on a pseudo-terminal: what it shows at the prompt and while a program
runs, each of its keys, and a saved log. The board runs in the 32-bit build, the tool in the 64-bit one."""
import os
import subprocess
import sys
import tempfile
import time

from _serial import Board
from _view import View

BOARD = os.environ["TERRARIUM32"]
TOOL = os.environ["TERRARIUM"]

MAIN = """
class Sensor:
    def __init__(self, n):
        self.values = bytearray(100)
log = [Sensor(i) for i in range(50)]
"""
BUSY = """
import heap, time
heap.telemetry(0.2)
n = 0
while True:
    keep = [bytearray(50) for i in range(40)]
    n += 1
    print('round', n)
    time.sleep(0.05)
"""
PROGRAM = "import time\nfor i in range(30):\n    junk = bytearray(3000)\n    print('step', i)\n    time.sleep(0.1)\nprint('done')\n"


def start(files):
    board = Board(BOARD, "-X", "heapsize=64k", files=files)
    for _ in range(5):  # what it says first
        board.receive(0.1)
    return board


def at_the_prompt():
    with start({"main.py": MAIN}) as board, tempfile.TemporaryDirectory() as folder:
        with View(board.path, folder=folder) as view:
            view.expect(r"top /dev/pts/\d+   at the prompt")
            figures = view.expect(r"^total 65536  used (\d+)  live (\d+)  garbage (\d+)  largest run (\d+)$")
            used, live, garbage, largest = map(int, figures.groups())
            assert used - live == garbage and 50 * 100 < live < used and used + largest <= 65536, figures[0]
            view.expect(r"^\[#+=*\.+\]$")
            sensors = view.expect(r"^ +50 +(\d+)  Sensor ")
            assert int(sensors[1]) == 50 * 12, sensors[0]  # header, class, a slot
            view.expect(r"^ +50 +\d+  bytearray ")
            holder = view.expect(r" +(\d+)  __main__\.log$")
            assert 50 * (12 + 12 + 4 + 100) < int(holder[1]) < 8500, holder[0]
            # Sorted by bytes; by number; by bytes of one.
            view.expect(r"type .*\n.*bytearray ")
            view.press("a")
            first = view.expect(r"type .*\n +(\d+) +\d+  ")
            view.press("o")
            view.expect(r"type .*\n +(?!%s )\d+ +\d+  " % first[1])
            view.press("t")
            view.expect(r"type .*\n.*bytearray ")
            view.press("g")
            view.expect(r"^collected$")
            view.press("m")
            view.expect(r"^map, a letter is 16 bytes")
            view.expect(r"^00000000: [A-Zh=.]{64}$")
            view.press("p")
            view.expect(r"^path to \(an expression; Enter: log\): ")
            view.press("log[7].values\r")
            view.expect(r"^╰→ bytearray.*")
            view.expect(r"\[7\]")
            view.press("p")
            view.expect(r"^path to ")
            view.press("\r")
            view.expect(r"^╰→ list")
            view.press("p")
            view.expect(r"^path to ")
            view.press("nothing\r")
            view.expect(r"^NameError: name 'nothing' is not defined$")
            view.press("d")
            view.expect(r"^marked: differences from here$")
            view.expect(r"since the mark")
            time.sleep(2.5)  # two more questions, which must not count
            view.expect(r"since the mark.*\n(?! +[+-]\d+ +[+-])")
            view.press("d")
            view.expect(r"^the mark is gone$")
            view.press("s")
            view.expect(r"^saved as heap-1\.dump")
            view.press("q")
            view.finish()
            report = subprocess.run([TOOL, "heap", "report", "heap-1.dump"], cwd=folder, capture_output=True, text=True,
                                    timeout=60)
            assert report.returncode == 0 and "log" in report.stdout, (report.stdout, report.stderr)
        # The board is back at its friendly prompt, and nothing was left in the program's names.
        board.receive(0.2)
        board.rest = b""
        board.exchange(b"len(log), 'heap' in dir()\r", b"len(log), 'heap' in dir()\r\n(50, False)\r\n>>> ")


def a_program_runs():
    """Nothing is sent to it; its lines are taken out of its output, which is shown."""
    with start({"main.py": BUSY}) as board:
        with View(board.path) as view:
            view.expect(r"   a program runs$")
            view.expect(r"^total 65536  used \d+  live \d+  garbage \d+  largest run \d+$")
            view.expect(r"^collections \d+  longest \d+ us  churn \d+ bytes  C stack \d+$")
            first = int(view.expect(r"^round (\d+)\n")[1])
            view.expect(r"^round %d$" % (first + 20))
            assert "instruments" not in view.picture(), view.picture()
            view.press("m")
            view.expect(r"^a program runs: i interrupts it$")
            view.press("i")
            view.expect(r"   at the prompt$")
            view.expect(r"^ +\d+ +\d+  bytearray ")
            view.press("q")
            view.finish()


def program_of_ours():
    with start({}) as board, tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(PROGRAM)
        file.flush()
        with View("--run", file.name, board.path) as view:
            view.expect(r"^step \d+$")
            view.expect(r"   a program runs$")
            figures = view.expect(r"^collections (\d+)  longest \d+ us  churn (\d+) bytes")
            assert "instruments" not in view.picture(), (figures[0], view.picture())
            view.expect(r"^done$")
            view.expect(r"the program has ended$")
            view.expect(r"^ +\d+ +\d+  code ")
            view.press("q")
            view.finish()


def saved_log():
    log = subprocess.run([BOARD, "-X", "heapsize=32k", "-c", "import heap, time\nheap.telemetry(0.05)\nx = [1] * 1000\n"
                          "print('before', end=''); time.sleep(0.3); print(' after')"], capture_output=True, timeout=60)
    count = log.stdout.count(b"instruments: ")
    assert count >= 3, log
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        file.write(log.stdout)
        file.flush()
        with View(file.name) as view:
            view.expect(r"saved log, line %d of %d$" % (count, count))
            view.expect(r"^total 32768  used \d+  live \d+")
            view.expect(r"^before after$")
            view.press("<")
            view.expect(r"saved log, line %d of %d$" % (count - 1, count))
            view.press(">")
            view.expect(r"saved log, line %d of %d$" % (count, count))
            view.press("q")
            view.finish()
        file.seek(0)
        file.truncate()
        file.write(b"no figures\n")
        file.flush()
        done = subprocess.run([TOOL, "heap", "top", file.name], capture_output=True, text=True, timeout=60)
        assert done.returncode == 1 and done.stderr.startswith("terrarium heap: no line of heap.telemetry()"), done


def main():
    wanted = sys.argv[1:]
    for run in (at_the_prompt, a_program_runs, program_of_ours, saved_log):
        if not wanted or run.__name__ in wanted:
            run()
            print(f"{run.__name__}: fine")


main()
