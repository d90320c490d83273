# SPDX-License-Identifier: MIT
# `terrarium heap top DEVICE`: a live view of a running board's heap. While a program runs it lives on the lines of
# heap.telemetry() in the program's own output, which is shown below; while the board is at its prompt it asks, through
# the raw REPL. `terrarium heap top LOG` shows the same of a saved log.
import os
import select
import sys
import time

import _terminal
from heaptool import boardline, color, mapcommand, meminfo
from heaptool.error import ToolError

KEYS = "t o a sort  d diff  m map  p path  g collect  s save  i interrupt  q quit"
LOG_KEYS = "< > step  q quit"
SPARKS = "▁▂▃▄▅▆▇█"
MOST_HISTORY = 600
REFRESH = 1000  # milliseconds between questions at the prompt
ASK = """__import__('heap').info()
print('---')
__import__('heap').top('type',30)
print('---')
__import__('heap').top('module',12)
print('---')
(lambda h,m:[print(h.retained(m[n]),n) for n in list(m) if n[:2]!='__'])(__import__('heap'),__import__('__main__').__dict__)
"""
# Not the first time: what our own questions have left must not be counted.
COLLECT = "__import__('gc').collect()\n"


def run(command, arguments):
    paint, arguments = color.options(arguments)
    program = None
    if "--run" in arguments[:-1]:
        at = arguments.index("--run")
        with open(arguments[at + 1], "rb") as file:
            program = file.read()
        del arguments[at : at + 2]
    if len(arguments) != 1:
        raise ToolError("usage: terrarium heap top [--run FILE.py] DEVICE|LOG")
    if os.stat(arguments[0])[0] & 0xF000 == 0x8000:
        return Viewer(arguments[0], None, paint).replay()
    return Viewer(arguments[0], boardline.BoardLine(arguments[0]), paint).watch(program)


def read_key():
    return sys.stdin.buffer.read(1).decode("latin-1")


def rows_of(table):
    # name -> (count, bytes) of a table that heap.top() has printed; what is no object has no count.
    rows = {}
    for line in table.strip().split("\n")[1:]:
        words = line.split()
        numbers = []
        while words and words[0].lstrip("-").isdigit():
            numbers.append(int(words.pop(0)))
        if len(numbers) >= 2 and words:
            rows[" ".join(words)] = (numbers[0], numbers[1])
    rows.pop("total", None)
    return rows


class Viewer:
    def __init__(self, path, line, paint):
        self.path, self.line, self.paint = path, line, paint
        self.history = []  # Figures
        self.total = 0
        self.types, self.holders = {}, []
        self.marked = None  # types at the mark
        self.sort = "t"
        self.state = ""
        self.message = ""
        self.pane = []  # text below: of the program, or what a key has asked for
        self.pane_is_output = True
        self.tail = ""  # the program's last lines
        self.saved = 0

    # ---- asking the board ----

    def ask(self, source):
        # An answer's text; None, and a message, if there is none.
        if not self.line.raw:
            self.message = "a program runs: i interrupts it"
            return None
        try:
            return self.line.ask(source)
        except ToolError as error:
            self.message = str(error)
            return None

    def refresh(self):
        answer = self.ask(COLLECT + ASK if self.types else ASK)
        if answer is None:
            return
        info, types, modules, held = answer.split("---\n")
        figures = {}
        for row in info.split("\n"):
            words = row.split()
            if len(words) > 1 and words[-2].isdigit():
                figures[words[-1].strip("()")] = int(words[-2])
        self.total = figures["total"]
        used = self.total - figures.get("free", 0) - figures.get("holes", 0)
        self.add(boardline.Figures(used, used - figures.get("garbage", 0), figures.get("free", 0)))
        self.types = rows_of(types)
        holders = [line.split(" ", 1) for line in held.strip().split("\n") if " " in line]
        self.holders = [(int(n), "__main__." + name) for n, name in holders if int(n)]
        for name, row in rows_of(modules).items():
            if not name.startswith("("):
                self.holders.append((row[1], "module " + name))
        self.holders.sort(reverse=True)

    def add(self, figures):
        self.history.append(figures)
        del self.history[:-MOST_HISTORY]

    def listen(self):
        # Lines of telemetry, and output of the program.
        splitter = self.line.splitter
        for figures in splitter.figures:
            self.add(figures)
        self.total = splitter.total or self.total
        splitter.figures = []
        output, self.line.output = self.line.output, b""
        if output:
            self.tail = (self.tail + output.decode("utf-8", "replace").replace("\r", ""))[-4000:]
            if self.pane_is_output:
                self.pane = self.tail.split("\n")

    # ---- drawing ----

    def table(self, height):
        # Lines of the types, beside them those of the holders.
        now, before = self.types, self.marked
        names = list(now)
        if before is not None:
            names = [n for n in set(list(now) + list(before)) if now.get(n, (0, 0)) != before.get(n, (0, 0))]
        keys = {
            "t": lambda n: -now.get(n, (0, 0))[1],
            "a": lambda n: -now.get(n, (0, 0))[0],
            "o": lambda n: -now.get(n, (0, 0))[1] / max(1, now.get(n, (0, 0))[0]),
        }
        names = sorted([n for n in names if n[0] != "("], key=keys[self.sort])
        title = "  count     bytes  type" if before is None else " +count    +bytes  since the mark"
        left, right = [title], ["   retains  holder"]
        for name in names:
            count, size = now.get(name, (0, 0))
            if before is None:
                left.append("%7d %9d  %s" % (count, size, name))
            else:
                old = before.get(name, (0, 0))
                left.append("%+7d %+9d  %s" % (count - old[0], size - old[1], name))
        for size, name in self.holders:
            right.append("%10d  %s" % (size, name))
        rows = []
        for i in range(max(len(left), len(right))):
            a = left[i] if i < len(left) else ""
            b = right[i] if i < len(right) else ""
            rows.append("%-38s %s" % (a[:38], b))
        return rows[:height]

    def head(self, columns):
        now = self.history[-1] if self.history else None
        rows = ["terrarium heap top %s   %s" % (self.path, self.state)]
        if now is None:
            return rows + ["no figures yet"]
        width = max(10, columns - 2)
        total = max(self.total, now.used, 1)
        live, used = now.live * width // total, now.used * width // total
        bar = self.paint.word("#" * live, color.GREEN) + self.paint.word("=" * (used - live), color.YELLOW)
        rows.append("[" + bar + "." * (width - used) + "]")
        garbage = max(0, now.used - now.live)
        text = "total %d  used %d  live %d  garbage %d  largest run %d" % (total, now.used, now.live, garbage, now.run)
        rows.append(text)
        if now.pause is not None:
            text = "collections %d  longest %d us  churn %d bytes  C stack %d"
            rows.append(text % (now.collections, now.pause, now.churn, now.stack))
        shown = self.history[-width:]
        rows.append("".join([SPARKS[min(7, f.used * 8 // total)] for f in shown]))
        return rows

    def draw(self, keys=KEYS):
        height, columns = _terminal.size()
        rows = self.head(columns)
        if self.types:
            rows += self.table(max(4, (height - len(rows)) // 2))
        rows.append("-" * columns)
        room = height - len(rows) - 1
        rows += self.pane[-room:] if self.pane_is_output else self.pane[:room]
        rows = rows[: height - 1]
        rows += [""] * (height - 1 - len(rows))
        rows.append(self.message or keys)
        out = ["\x1b[H"]
        for i in range(len(rows)):
            # Colour takes no room on the screen.
            row = rows[i] if "\x1b" in rows[i] else rows[i][: columns - 1]
            out.append(row + "\x1b[K" + ("\n" if i + 1 < len(rows) else ""))
        sys.stdout.write("".join(out) + "\x1b[J")

    # ---- keys ----

    def show(self, text):
        self.pane = text.rstrip("\n").split("\n")
        self.pane_is_output = False

    def key(self, key):
        # False: it was q.
        self.message = ""
        if key in "toa":
            self.sort = key
        elif key == "d":
            self.marked = dict(self.types) if self.marked is None else None
            self.message = "marked: differences from here" if self.marked is not None else "the mark is gone"
        elif key == "m":
            self.show_map()
        elif key == "p":
            self.show_path()
        elif key == "g":
            if self.ask("__import__('gc').collect()") is not None:
                self.message = "collected"
                self.refresh()
        elif key == "s":
            self.save()
        elif key == "i" and self.line and not self.line.raw:
            self.state = "interrupted"
            self.to_prompt(self.line.interrupt())
        elif key == "\x1b":
            self.pane_is_output, self.pane = True, self.tail.split("\n")
        return key != "q"

    def show_map(self):
        text = self.ask("__import__('micropython').mem_info(1)")
        if text is not None:
            report = meminfo.read(text)
            rows, letters = [], report.areas[0].letters
            colors = mapcommand.letter_colors(letters)
            for at in range(0, len(letters), meminfo.ROW_BLOCKS):
                end = at + meminfo.ROW_BLOCKS
                row = self.paint.letters(letters[at:end], colors[at:end])
                if letters[at:end].strip(".") or not rows:
                    rows.append("%08x: %s" % (at * report.block_size, row))
            self.show("map, a letter is %d bytes; free lines are left out\n" % report.block_size + "\n".join(rows))

    def show_path(self):
        # Asks for an expression on the last row; without one it is the holder of most.
        if not self.line.raw:
            self.message = "a program runs: i interrupts it"
            return
        largest = [name[9:] for _, name in self.holders if name.startswith("__main__.")]
        self.message = text = ""
        while True:
            self.message = "path to (an expression; Enter: %s): %s" % (largest[0] if largest else "", text)
            self.draw()
            key = read_key()
            if key in "\r\n":
                break
            text = text[:-1] if key in "\x7f\b" else text + key
        self.message = ""
        text = text or (largest[0] if largest else "")
        if text:
            answer = self.ask("__import__('heap').why(%s)" % text)
            if answer is not None:
                self.show(answer)

    def save(self):
        answer = self.ask("__import__('heap').dump()")
        if answer is not None:
            self.saved += 1
            name = "heap-%d.dump" % self.saved
            with open(name, "w") as file:
                file.write(answer)
            self.message = "saved as %s: try terrarium heap report %s" % (name, name)

    # ---- the two ways to look ----

    def to_prompt(self, there):
        if there:
            self.line.enter_raw()
            self.state = "at the prompt"
            self.refresh()
        else:
            self.state = "a program runs"

    def watch(self, program):
        # A line of telemetry within a second and a half: a program runs, and is left alone.
        _terminal.raw(0, True)
        sys.stdout.write("\x1b[?1049h")
        running = False
        try:
            line = self.line
            line.receive(1.5)
            line.take_output()
            self.listen()
            if self.history:
                self.state = "a program runs"
            else:
                self.to_prompt(line.at_prompt())
                if not line.raw:
                    self.message = "no answer and no telemetry: heap.telemetry() in the program, or i interrupts it"
            if program is not None and line.raw:
                line.start(b"__import__('heap').telemetry(1)\n" + program)
                self.state, self.types, running = "a program runs", {}, True
            return self.loop(running)
        except KeyboardInterrupt:
            return 0
        finally:
            self.line.leave()
            sys.stdout.write("\x1b[?1049l")
            _terminal.raw(0, False)

    def loop(self, running):
        poll = select.poll()
        poll.register(sys.stdin, select.POLLIN)
        poll.register(self.line.file, select.POLLIN)
        asked = time.ticks_ms()
        while True:
            self.draw()
            ready = [handle for handle, _ in poll.poll(200)]
            if sys.stdin in ready and not self.key(read_key()):
                return 0
            self.line.receive(0)
            error = self.line.ended() if running else None
            if error is not None:
                running, self.state = False, "the program has ended"
                self.tail += error.decode("utf-8", "replace").replace("\r", "")
                self.line.ask("__import__('heap').telemetry(0)")
            elif not running and not self.line.raw:
                self.line.take_output()
                if self.line.output.endswith(b"\n>>> "):
                    self.to_prompt(self.line.at_prompt())
            self.listen()
            if self.line.raw and time.ticks_diff(time.ticks_ms(), asked) >= REFRESH:
                asked = time.ticks_ms()
                self.refresh()

    def replay(self):
        splitter = boardline.Splitter()
        with open(self.path, "rb") as file:
            text = splitter.feed(file.read()) + splitter.rest
        lines, self.total = splitter.figures, splitter.total
        if not lines:
            raise ToolError("no line of heap.telemetry() in %s" % self.path)
        self.pane = text.decode("utf-8", "replace").replace("\r", "").split("\n")
        at = len(lines)
        _terminal.raw(0, True)
        sys.stdout.write("\x1b[?1049h")
        try:
            while True:
                self.history = lines[:at]
                self.state = "saved log, line %d of %d" % (at, len(lines))
                self.draw(LOG_KEYS)
                key = read_key()
                if key in ("q", ""):
                    return 0
                at = max(1, at - 1) if key == "<" else min(len(lines), at + 1) if key == ">" else at
        except KeyboardInterrupt:
            return 0
        finally:
            sys.stdout.write("\x1b[?1049l")
            _terminal.raw(0, False)
