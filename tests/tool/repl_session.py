#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The REPL as a user has it, typed at through a pseudo-terminal, on the 64-bit and the 32-bit build.

Each scenario is a function of this file; a failing one says what the screen showed. The three steps of the recorded
2017 session (memory-tools.md 2.1) must give output of the same form, to the letter.
"""
import os
import re
import sys
import tempfile

from _terminal import (BACKSPACE, COLUMNS, CTRL_A, CTRL_C, CTRL_D, CTRL_E, CTRL_K, CTRL_N, CTRL_P, CTRL_U, CTRL_W,
                       DELETE, DOWN, END, END_VT, ENTER, HOME, HOME_VT, LEFT, Mismatch, RIGHT, Session, TAB, UP)

BINARIES = {64: os.environ["TERRARIUM"], 32: os.environ["TERRARIUM32"]}
LINE_BLOCKS = 64
FRAMEBUF_BYTES = 512  # importing it costs less, with the garbage of the two lines typed

STACK_LINE = r"stack: (\d+) out of (\d+)"
GC_LINE = r"GC: total: (\d+), used: (\d+), free: (\d+)"
BLOCKS_LINE = r" No\. of 1-blocks: (\d+), 2-blocks: (\d+), max blk sz: (\d+), max free sz: (\d+)"
MAP_HEAD = r"GC memory layout; from ([0-9a-f]+):"
MAP_ROW = r"([0-9a-f]{8}): ([.=mhMLDTSAFB]{1,64})"
FREE_ROW = r" {7}\((\d+) lines all free\)"


def check(condition, what):
    if not condition:
        raise Mismatch(what)


def equal(got, expected, what):
    check(got == expected, f"{what}: {got!r} instead of {expected!r}")


class Repl(Session):
    """Terrarium's REPL, started in a home of its own, at its first prompt."""

    def __init__(self, word, home, *options):
        env = {"PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        super().__init__([BINARIES[word], *options], env)
        self.banner = self.prompt()


# ---- lines, blocks, errors ----

def lines(repl):
    check(any("Terrarium" in row for row in repl.banner), f"the banner does not name Terrarium: {repl.banner}")
    equal(repl.run("print(6 * 7)"), ["42"], "a line")
    equal(repl.run("6 * 7"), ["42"], "an expression")
    equal(repl.run("'a\\n'"), ["'a\\n'"], "the repr of a string")
    equal(repl.run("None"), [], "None")
    equal(repl.run("x = 5; y = 6"), [], "two statements")
    equal(repl.run("x; y"), ["5", "6"], "two expressions")
    equal(repl.run(""), [], "an empty line")
    equal(repl.run("   "), [], "a blank line")
    equal(repl.run("# a comment"), [], "a comment")
    equal(repl.run("'grün ☃'"), ["'grün ☃'"], "letters beyond ASCII")


def underscore(repl):
    equal(repl.run("2 + 3"), ["5"], "an expression")
    equal(repl.run("_ * 2"), ["10"], "_")
    equal(repl.run("None"), [], "None")
    equal(repl.run("_"), ["10"], "_ after None")
    equal(repl.run("'%s!' % _"), ["'10!'"], "_ in an expression")


def blocks(repl):
    equal(repl.run("for i in range(2):", "...     "), [], "a block's first line")
    equal(repl.run("print(i)", "...     "), [], "a block's second line")
    equal(repl.run("if i:", "...         "), [], "a nested block")
    equal(repl.run("print('one')", "...         "), [], "its body")
    repl.type(BACKSPACE)  # back by one level
    repl.expect_line("...     ")
    repl.type("print('end')")
    repl.expect_line("...     print('end')")
    repl.mark = repl.screen.row + 1
    repl.type(ENTER)
    repl.prompt("...     ")
    repl.type(BACKSPACE + ENTER)
    repl.mark += 1
    equal(repl.prompt(), ["0", "end", "1", "one", "end"], "the block's output")


def blocks_ended_by_enter(repl):
    """As recorded from a board: Enter three times after an indented line."""
    repl.type("for i in range(2):" + ENTER + "print(i)" + ENTER + ENTER + ENTER + ENTER)
    repl.mark += 1
    equal(repl.prompt(), ["...     print(i)", "...     ", "...     ", "... ", "0", "1"], "a block")


def functions_and_brackets(repl):
    repl.run("def f(a,", "... ")
    repl.run("      b):", "...           ")
    repl.run("return a + b", "...           ")
    repl.type(CTRL_U)
    repl.expect_line("... ")
    repl.type(ENTER)
    repl.mark += 1
    equal(repl.prompt(), [], "a definition")
    equal(repl.run("f(1, 2)"), ["3"], "a call")
    repl.run("t = '''a", "... ")
    equal(repl.run("b'''"), [], "a string over two lines")
    equal(repl.run("t"), ["'a\\nb'"], "that string")
    repl.run("[1,", "... ")
    equal(repl.run("2]"), ["[1, 2]"], "a list over two lines")
    repl.run("1 + \\", "... ")
    equal(repl.run("1"), ["2"], "a continued line")


def decorated_and_try(repl):
    repl.run("@staticmethod", "... ")
    repl.run("def g(): return 7", "... ")
    repl.type(ENTER)
    repl.mark += 1
    equal(repl.prompt(), [], "a decorated function")
    repl.run("try:", "...     ")
    repl.run("1/0", "...     ")
    repl.type(BACKSPACE + "except ZeroDivisionError:")
    repl.expect_line("... except ZeroDivisionError:")
    repl.mark = repl.screen.row + 1
    repl.type(ENTER)
    repl.prompt("...     ")
    repl.run("print('caught')", "...     ")
    repl.type(BACKSPACE + ENTER)
    repl.mark += 1
    equal(repl.prompt(), ["caught"], "try and except")


def errors(repl):
    head = "Traceback (most recent call last):"
    equal(repl.run("1/0"), [head, '  File "<stdin>", line 1, in <module>', "ZeroDivisionError: division by zero"],
          "an error")
    equal(repl.run("2"), ["2"], "the line after an error")
    equal(repl.run("nowhere")[-1], "NameError: name 'nowhere' is not defined", "a name error")
    rows = repl.run("1 +")
    check(rows[-1].startswith("SyntaxError: invalid syntax"), f"a syntax error: {rows}")
    check('  File "<stdin>", line 1' in rows, f"a syntax error's place: {rows}")
    repl.run("def f():", "...     ")
    repl.run("raise ValueError('inside')", "...     ")
    repl.type(BACKSPACE + ENTER)
    repl.mark += 1
    repl.prompt()
    equal(repl.run("f()"), [head, '  File "<stdin>", line 1, in <module>', '  File "<stdin>", line 2, in f',
                            "ValueError: inside"], "an error in a function")
    rows = repl.run("bytearray(1 << 40)")
    check(any(row.startswith(("MemoryError", "OverflowError")) for row in rows), f"no memory: {rows}")
    rows = repl.run("x = [0] * 10**9")
    check(any(row.startswith(("MemoryError", "OverflowError")) for row in rows), f"no memory: {rows}")
    equal(repl.run("'still here'"), ["'still here'"], "the line after that")


# ---- the line editor ----

def edited(repl, keys, row, column=None):
    """Types keys at the prompt; the row must look so; then drops the line."""
    repl.type(keys)
    repl.expect_line(">>> " + row, None if column is None else 4 + column)


def editing(repl):
    edited(repl, "abc def ghi", "abc def ghi")
    edited(repl, CTRL_A, "abc def ghi", 0)
    edited(repl, CTRL_E, "abc def ghi")
    edited(repl, CTRL_W, "abc def ")
    edited(repl, LEFT + LEFT, "abc def ", 6)
    edited(repl, "X", "abc deXf ", 7)
    edited(repl, CTRL_K, "abc deX")
    edited(repl, HOME + RIGHT, "abc deX", 1)
    edited(repl, DELETE, "ac deX", 1)
    edited(repl, END, "ac deX")
    edited(repl, BACKSPACE, "ac de")
    edited(repl, HOME_VT, "ac de", 0)
    edited(repl, END_VT, "ac de")
    edited(repl, LEFT * 2 + CTRL_U, "de", 0)
    edited(repl, CTRL_K, "")
    edited(repl, BACKSPACE + LEFT + CTRL_W + CTRL_U + CTRL_K, "")
    edited(repl, "größe", "größe")
    edited(repl, LEFT + LEFT + BACKSPACE, "grße", 2)
    edited(repl, CTRL_E + BACKSPACE * 4, "")
    equal(repl.run("prinXt('edited')".replace("X", "")), ["edited"], "a line")
    repl.type("print('ac')" + LEFT * 3 + "b" + CTRL_A + "print('x'); " + CTRL_E)
    repl.expect_line(">>> print('x'); print('abc')")
    repl.mark += 1
    repl.type(LEFT * 5 + ENTER)  # Enter takes the whole line
    equal(repl.prompt(), ["x", "abc"], "an edited line")


def long_lines(repl):
    text = "+".join(["1"] * (COLUMNS // 4))
    equal(repl.run(text), [str(COLUMNS // 4)], "a long line")
    equal(repl.run("len('" + "x" * 900 + "')"), ["900"], "a longer line")


def history(repl):
    repl.run("one = 1")
    repl.run("two = 2")
    repl.run("two = 2")  # is kept once
    edited(repl, UP, "two = 2")
    edited(repl, UP, "one = 1")
    edited(repl, DOWN, "two = 2")
    edited(repl, DOWN, "")
    edited(repl, "half", "half")
    edited(repl, CTRL_P, "two = 2")
    edited(repl, CTRL_N, "half")
    edited(repl, CTRL_U, "")
    edited(repl, UP + BACKSPACE + "3", "two = 3")
    repl.mark += 1
    repl.type(ENTER)
    repl.prompt()
    equal(repl.run("two"), ["3"], "a line taken from the history and changed")


def completion(repl):
    repl.run("alphabet = alphonse = 1")
    edited(repl, "impo" + TAB, "import ")
    edited(repl, CTRL_U, "")
    repl.run("größe = grüße = 1")  # ö and ü begin with the same byte
    edited(repl, "gr" + TAB, "gr")
    repl.expect(r"größe +grüße\s*\n>>> gr$")
    edited(repl, "ö" + TAB, "größe")
    edited(repl, CTRL_U, "")
    edited(repl, "alphab" + TAB, "alphabet")
    edited(repl, CTRL_U + "alp" + TAB, "alph")
    repl.type(TAB)
    repl.expect(r"alphabet +alphonse\s*\n>>> alph$")
    repl.expect_line(">>> alph")
    repl.type(CTRL_U)
    repl.expect_line(">>> ")
    repl.mark = repl.screen.row
    repl.run("class Bird: wingspan = 3", "... ")
    repl.type(ENTER)
    repl.mark += 1
    repl.prompt()
    repl.run("b = Bird()")
    edited(repl, "b.wi" + TAB, "b.wingspan")
    edited(repl, CTRL_U + "1 + Bird.w" + TAB, "1 + Bird.wingspan")
    repl.mark += 1
    repl.type(ENTER)
    equal(repl.prompt(), ["4"], "a completed line")
    repl.run("import micropython")
    edited(repl, "micropython.me" + TAB, "micropython.mem_")
    edited(repl, "i" + TAB, "micropython.mem_info")
    edited(repl, CTRL_U, "")
    edited(repl, "no_such_name" + TAB, "no_such_name")
    edited(repl, ".x" + TAB, "no_such_name.x")
    edited(repl, CTRL_U, "")


# ---- control keys ----

def interrupts(repl):
    repl.type("half a line")
    repl.expect_line(">>> half a line")
    repl.mark += 1
    repl.type(CTRL_C)
    check(all(row in ("", "KeyboardInterrupt") for row in repl.prompt()), "Ctrl-C on a half line")
    repl.run("for i in range(3):", "...     ")
    repl.type("print(i)" + CTRL_C)
    repl.mark += 1
    check(all(row in ("", "KeyboardInterrupt") for row in repl.prompt()), "Ctrl-C in a block")
    for line in ["while True: pass", "for i in iter(int, 1): pass", "while 1: x = f()", "while 1: x = [i for i in 'abc']"]:
        repl.run("f = lambda: 1")
        repl.type(line + ENTER)
        repl.expect_line("... ")
        repl.mark = repl.screen.row + 1
        repl.type(ENTER)
        repl.wait(lambda: repl.screen.row >= repl.mark, "start of the loop")
        repl.read(0.3)
        repl.type(CTRL_C)
        rows = [row for row in repl.prompt() if row not in ("^C", "")]
        equal([rows[0].replace("^C", ""), rows[-1]], ["Traceback (most recent call last):", "KeyboardInterrupt"],
              f"Ctrl-C in `{line}`")
    for line in ["sum(iter(int, 1))", "max(iter(int, 1))", "10**15 in (i for i in iter(int, 1))"]:
        repl.type(line)
        repl.expect_line(">>> " + line)
        repl.mark += 1
        repl.type(ENTER)
        repl.wait(lambda: repl.screen.row >= repl.mark, "start of the call")
        repl.read(0.3)
        repl.type(CTRL_C)
        rows = [row for row in repl.prompt() if row not in ("^C", "")]
        equal(rows[-1], "KeyboardInterrupt", f"Ctrl-C in `{line}`")
    repl.run("import time")
    repl.type("time.sleep(30)")
    repl.expect_line(">>> time.sleep(30)")
    repl.mark += 1
    repl.type(ENTER)
    repl.read(0.5)
    repl.type(CTRL_C)
    equal(repl.prompt()[-1], "KeyboardInterrupt", "Ctrl-C while it sleeps")
    equal(repl.run("1"), ["1"], "the line after Ctrl-C")


def paste(repl):
    repl.type(CTRL_E)
    repl.expect(r"^paste mode; Ctrl-C to cancel, Ctrl-D to finish$")
    repl.expect_line("=== ")
    repl.type("for i in range(2):\r    print(i)\r\r    print(i * 10)\rprint('end')")
    repl.expect_line("=== print('end')")
    repl.mark = repl.screen.row + 1
    repl.type(CTRL_D)
    rows = repl.prompt()
    equal([row for row in rows if row], ["0", "0", "1", "10", "end"], "what was pasted")
    repl.type(CTRL_E + "print('größen" + BACKSPACE * 3 + "€\t" + BACKSPACE * 2 + "')")
    repl.expect_line("=== print('grö')")
    repl.mark = repl.screen.row + 1
    repl.type(CTRL_D)
    equal([row for row in repl.prompt() if row], ["grö"], "what was pasted and edited")
    repl.type(CTRL_E + "print('dropped')" + CTRL_C)
    repl.mark += 1
    rows = repl.prompt()
    check("dropped" not in rows, f"Ctrl-C in paste mode: {rows}")
    repl.type(CTRL_E + "def broken(:\r    pass\r" + CTRL_D)
    repl.mark += 1
    check(repl.prompt()[-1].startswith("SyntaxError"), "a pasted syntax error")
    equal(repl.run("1"), ["1"], "the line after that")


def session_of_2017(repl, total_blocks=None):
    """The three steps of the recorded session."""
    repl.run("import micropython")
    first = summary(repl.run("micropython.mem_info()"))
    equal(repl.run("import framebuf"), [], "import framebuf")
    second = summary(repl.run("micropython.mem_info()"))
    cost = second["used"] - first["used"]
    rows = repl.run("micropython.mem_info(True)")
    third = summary(rows[:3])
    block = whole_map(rows[3:], third)
    check(cost < FRAMEBUF_BYTES, f"import framebuf cost {cost} bytes")
    check(third["total"] == first["total"], "the heap's size changed")
    rows = repl.run("micropython.mem_info(False)")
    check(len(rows) > 4, "one argument of any value asks for the map")
    check(total_blocks is None or third["total"] == total_blocks * block, f"total is {third['total']}")
    print(f"  block {block} bytes, import framebuf {cost} bytes, {third}")


def summary(rows):
    """Checks the three lines of mem_info(); returns their figures."""
    check(len(rows) == 3, f"mem_info() prints three lines: {rows}")
    stack, heap, blocks_ = (re.fullmatch(p, r) for p, r in zip((STACK_LINE, GC_LINE, BLOCKS_LINE), rows))
    check(stack and heap and blocks_, f"mem_info() prints {rows}")
    used_stack, limit = map(int, stack.groups())
    check(0 < used_stack < limit, f"stack: {used_stack} out of {limit}")
    total, used, free = map(int, heap.groups())
    equal(used + free, total, "used + free")
    ones, twos, largest, run = map(int, blocks_.groups())
    check(ones > 0 and largest > 0 and run > 0, f"counts of blocks: {rows[2]}")
    return {"total": total, "used": used, "free": free, "ones": ones, "twos": twos, "largest": largest, "run": run}


def whole_map(rows, figures):
    """Checks the map: each row's form and label, all rows together cover the heap. Returns the block's bytes."""
    check(re.fullmatch(MAP_HEAD, rows[0]), f"the map's head: {rows[0]!r}")
    block = 0
    at = 0  # blocks so far
    letters = ""
    for i, row in enumerate(rows[1:]):
        gap, line = re.fullmatch(FREE_ROW, row), re.fullmatch(MAP_ROW, row)
        if gap:
            count = int(gap[1])
            check(count >= 2, f"{row!r} stands for at least two lines")
            at += count * LINE_BLOCKS
            letters += "." * count * LINE_BLOCKS
            continue
        check(line, f"row {row!r}")
        if at and not block:
            block = int(line[1], 16) // at
        check(int(line[1], 16) == at * block, f"label of row {row!r}")
        check(len(line[2]) == LINE_BLOCKS or i == len(rows) - 2, f"length of row {row!r}")
        at += len(line[2])
        letters += line[2]
    equal(at * block, -(-figures["total"] // block) * block, "bytes that the map covers")
    check(set(letters) <= set(".=hMLDTSAFB"), f"letters {set(letters)}")
    longest = max(map(len, re.findall(r"\.+", letters)))
    check(abs(longest - figures["run"]) <= 1, f"the longest free run: {longest}, {figures['run']} said")
    return block


# ---- leaving ----

def restart(word):
    """History survives a restart; Ctrl-D leaves with status 0, SystemExit with its own."""
    with tempfile.TemporaryDirectory() as home:
        with Repl(word, home) as repl:
            repl.run("first_line = 'of the first session'")
            repl.run("'grün'")
            repl.type(CTRL_D)
            equal(repl.finish(), 0, "status after Ctrl-D")
        with Repl(word, home) as repl:
            edited(repl, UP, "'grün'")
            edited(repl, UP, "first_line = 'of the first session'")
            edited(repl, DOWN + DOWN, "")
            equal(repl.run("first_line")[-1], "NameError: name 'first_line' is not defined", "an old session's name")
            repl.type("import sys; sys.exit(7)" + ENTER)
            equal(repl.finish(), 7, "status after sys.exit(7)")
        with Repl(word, home) as repl:
            edited(repl, UP, "import sys; sys.exit(7)")
            edited(repl, CTRL_U + "x", "x")
            repl.type(CTRL_D)  # on a line that is not empty: deletes under the cursor
            edited(repl, CTRL_A + CTRL_D, "")
            repl.type(CTRL_D)
            equal(repl.finish(), 0, "status after Ctrl-D")


def without_home(word):
    """No history can be kept: the REPL works all the same."""
    with Repl(word, "/nowhere/at/all") as repl:
        equal(repl.run("1"), ["1"], "a line")
        repl.type(CTRL_D)
        equal(repl.finish(), 0, "status after Ctrl-D")


def inspect(word):
    """-i: the REPL comes after the program, with its variables, even after an error."""
    with tempfile.TemporaryDirectory() as home:
        with Repl(word, home, "-i", "-c", "x = 42; print('ran')") as repl:
            check("ran" in repl.banner, f"the program's output: {repl.banner}")
            equal(repl.run("x"), ["42"], "the program's variable")
            repl.type(CTRL_D)
            equal(repl.finish(), 0, "status after Ctrl-D")
        with Repl(word, home, "-i", "-c", "x = 43; 1/0") as repl:
            check("ZeroDivisionError: division by zero" in repl.banner, f"the program's error: {repl.banner}")
            equal(repl.run("x"), ["43"], "the program's variable")


SCENARIOS = [lines, underscore, blocks, blocks_ended_by_enter, functions_and_brackets, decorated_and_try, errors,
             editing, long_lines, history, completion, interrupts, paste, session_of_2017]


def attempt(name, run):
    try:
        run()
    except Mismatch as problem:
        print(f"{name}: {problem}")
        return False
    print(f"{name}: fine")
    return True


def main():
    wanted = sys.argv[1:]
    good = True

    def scenario(run, word, *options):
        with tempfile.TemporaryDirectory() as home, Repl(word, home, *options) as repl:
            run(repl)
            repl.type(CTRL_D)
            equal(repl.finish(), 0, "status after Ctrl-D")

    for word in BINARIES:
        for run in SCENARIOS:
            if not wanted or run.__name__ in wanted:
                good &= attempt(f"{run.__name__} [{word}]", lambda run=run, word=word: scenario(run, word))
        for run in (restart, without_home, inspect):
            if not wanted or run.__name__ in wanted:
                good &= attempt(f"{run.__name__} [{word}]", lambda run=run, word=word: run(word))
    if not wanted or "session_of_2017" in wanted:
        good &= attempt("session_of_2017 in the heap of 2017 [32]",
                        lambda: scenario(lambda repl: session_of_2017(repl, 36288 // 16), 32, "-X", "heapsize=36288"))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
