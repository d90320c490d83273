#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# timeout: 300
"""The serial line's protocol, byte for byte as mpremote, Thonny and other tools expect it of a board.

EXCHANGES was recorded from a MicroPython 1.29 board (QEMU, MPS2 AN385); only the banner and the text of
ZeroDivisionError are Terrarium's.
"""
import os
import random
import sys
import time

from _serial import CTRL_A, CTRL_B, CTRL_C, CTRL_D, CTRL_E, PROMPT, RAW_GREETING, Board, Mismatch, check_interrupts, equal

BINARIES = [os.environ.get("TERRARIUM", "build/host/terrarium"), os.environ.get("TERRARIUM32", "build/host32/terrarium")]


def banner(binary):
    bits = b"32" if "32" in binary else b"64"
    return (b"Terrarium v0.1.0; linux with " + bits + b"-bit words\r\n"
            b'Type "help()" for more information.\r\n>>> ')


TRACEBACK = (b'Traceback (most recent call last):\r\n  File "<stdin>", line 1, in <module>\r\n'
             b"ZeroDivisionError: division by zero\r\n")
EXCHANGES = [
    (b"print(6*7)\r", b"print(6*7)\r\n42\r\n>>> "),
    (b"for i in range(2):\rprint(i)\r\r\r\r",
     b"for i in range(2):\r\n...     print(i)\r\n...     \r\n...     \r\n... \r\n0\r\n1\r\n>>> "),
    (b"1/0\r", b"1/0\r\n" + TRACEBACK + PROMPT),
    (b"\x05x = 1\rprint(x)\r\x04",
     b"\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== x = 1\r\n=== print(x)\r\n=== \r\n1\r\n>>> "),
    (b"\x01", b"\r\n" + RAW_GREETING),
    (b"\x01", RAW_GREETING),
    (b'print("hi")\x04', b"OKhi\r\n\x04\x04>"),
    (b"1/0\x04", b"OK\x04" + TRACEBACK + b"\x04>"),
    (b"\x04", b"OK\r\nMPY: soft reboot\r\n" + RAW_GREETING),
    (b"\x05A\x01", b"R\x01\x80\x00\x01"),
    (b'print("pasted")\n\x04', b"\x04pasted\r\n\x04\x04>"),
    (b"\x05A\x01", b"R\x01\x80\x00\x01"),
    (b"a = 1\n" * 50 + b"\x04", b"\x01\x01\x04\x04\x04>"),
    (b"\x05B\x01", b"R\x00>"),
    (b"\x04", b"OK\r\nMPY: soft reboot\r\n" + RAW_GREETING),
    (b"garbage\x03", b""),
    (b"\x02", b"\r\nBANNER"),
    (b"\x04", b"\r\nMPY: soft reboot\r\nBANNER"),
    (b"import micropython\rmicropython.me\t", b"import micropython\r\n>>> micropython.mem_"),
    (b"\x03", b"\r\n>>> "),
]


def recorded(binary):
    with Board(binary) as board:
        board.expect(banner(binary))
        for sent, wanted in EXCHANGES:
            board.exchange(sent, wanted.replace(b"BANNER", banner(binary)))


def modes(binary):
    """Changing to and fro, and what is not quite a request."""
    with Board(binary) as board:
        board.expect(banner(binary))
        board.enter_raw()
        board.enter_raw()
        equal(board.run(b"\x05"), (b"", board.run(b"\x05")[1]), "a lone Ctrl-E is text")
        equal(board.run(b"\x05A")[1].split(b"\r\n")[-2][:11], b"SyntaxError", "Ctrl-E and a letter are text")
        board.exchange(b"x = 1" + CTRL_A, RAW_GREETING)  # the text is forgotten
        board.exchange(b"print(1)" + CTRL_C + b"print(2)" + CTRL_D, b"OK2\r\n\x04\x04>")
        board.exchange(b"def broken(:" + CTRL_C + b"print(3)" + CTRL_D, b"OK3\r\n\x04\x04>")
        board.exchange(b"print(4)" + CTRL_B, b"\r\n" + banner(binary))
        board.exchange(b"x = 5\r", b"x = 5\r\n>>> ")
        board.enter_raw()
        equal(board.run(b"print(x)"), (b"5\r\n", b""), "both modes share __main__")
        equal(board.run(b"print('a\\nb')\nprint('\xc3\xa4')"), (b"a\r\nb\r\n\xc3\xa4\r\n", b""), "lines")
        board.exchange(CTRL_E + b"A" + CTRL_A, b"R\x01\x80\x00\x01")
        board.send(b"print(1)\n" + CTRL_C)
        board.expect(b"\x04\x04KeyboardInterrupt\r\n\x04>")


def errors(binary):
    """An error in the text is told where a program's would be, however much follows it."""
    with Board(binary, "-X", "heapsize=32k") as board:
        board.enter_raw()
        output, error = board.run(b"print(1)\nx = = 2\n" + b"y = 3\n" * 5000)
        equal((output, b"line 2" in error, b"SyntaxError" in error), (b"", True, True), "an early syntax error")
        output, error = board.paste(b"x = = 2\n" + b"y = 3\n" * 5000)
        equal((output, b"SyntaxError" in error), (b"", True), "the same by raw-paste")
        equal(board.run(b"'" + b"x" * 60000 + b"'")[1].split(b":")[0].split(b"\r\n")[-1][-11:], b"MemoryError",
              "a string that does not fit")
        equal(board.paste(b"print(2)"), (b"2\r\n", b""), "after these")


def long_text(binary):
    """200 KB arrive whole; what is kept is only what it compiles to."""
    total = 0
    source = b"s = 0\n"
    for i in range(2000):
        number = i * 7919 % 1000
        source += b"s = (s * 31 + %d) %% 65521  # %s\n" % (number, b"." * (i % 150))
        total = (total * 31 + number) % 65521
    with Board(binary) as board:
        board.enter_raw()
        wanted = b"%d\r\n" % total, b""
        equal(len(source) > 200000, True, f"{len(source)} bytes")
        equal(board.paste(source + b"print(s)\n"), wanted, "200 KB by raw-paste")
        equal(board.run(source + b"print(s)\n"), wanted, "200 KB in raw mode")
    with Board(binary, "-X", "heapsize=24k") as board:
        board.enter_raw()
        source = b"# a comment that takes no room\n" * 7000 + b"print('done')\n"
        equal(board.paste(source), (b"done\r\n", b""), "200 KB with a heap of 24 KB")


def garbage(binary):
    """Whatever comes over the wire, the REPL lives."""
    draw = random.Random(1)
    with Board(binary, "-X", "heapsize=64k") as board:
        board.until(PROMPT)
        for round_ in range(60):
            if round_ % 2:
                board.enter_raw()
            alphabet = bytes(range(256)) if round_ % 3 else b"\x01\x02\x03\x04\x05\x1bA[({'\\\n\r\t 1x"
            board.send(bytes(draw.choice(alphabet) for _ in range(draw.randrange(400))))
            board.send(CTRL_C + b"\r" + CTRL_C + CTRL_B)
            board.until(banner(binary))
            board.send(b"print(%d, 'e' + 'nd')\r" % round_)  # there may have been earlier banners
            board.until(b"\n%d end\r\n>>> " % round_)
        board.exchange(b"6*7\r", b"6*7\r\n42\r\n>>> ")


def interrupts(binary):
    with Board(binary) as board:
        board.until(PROMPT)
        check_interrupts(board)


FILES = {"boot.py": "print('boot')\nb = 1\n", "main.py": "print('main', b)\nm = 2\n", "helper.py": "h = 3\n"}


def resets(binary):
    """boot.py and main.py run after a reset; only boot.py after one in raw mode. Nothing else is left."""
    with Board(binary, files=FILES) as board:
        start = b"boot\r\nmain 1\r\n" + banner(binary)
        board.expect(start)
        board.exchange(b"b + m\r", b"b + m\r\n3\r\n>>> ")
        board.exchange(b"left = 1; import helper\r", b"left = 1; import helper\r\n>>> ")
        board.exchange(CTRL_D, b"\r\nMPY: soft reboot\r\n" + start)
        board.send(b"left\r")
        equal(b"NameError" in board.until(b"\r\n>>> "), True, "a variable from before the reset")
        board.enter_raw()
        board.exchange(CTRL_D, b"OK\r\nMPY: soft reboot\r\nboot\r\n" + RAW_GREETING)
        equal(board.run(b"print('m' in globals())"), (b"False\r\n", b""), "main.py was not run")
        board.exchange(b"raise SystemExit" + CTRL_D, b"OK\x04\x04MPY: soft reboot\r\nboot\r\n" + RAW_GREETING)
        board.exchange(CTRL_B, b"\r\n" + banner(binary))
        board.exchange(b"import sys; sys.exit()\r", b"import sys; sys.exit()\r\nMPY: soft reboot\r\n" + start)
    with Board(binary, files={"main.py": "print('x')\nwhile True: pass\n"}) as board:
        board.until(b"x\r\n")
        board.send(CTRL_C)
        answer = board.until(banner(binary))
        equal(b"KeyboardInterrupt" in answer and b"main.py" in answer, True, "Ctrl-C in main.py")
    with Board(binary, files={"code.py": "c = 4\n"}) as board:
        board.expect(banner(binary))
        board.exchange(b"c\r", b"c\r\n4\r\n>>> ")
    with Board(binary, files={"code.py": "c = 4\n", "main.py": "m = 1\n"}) as board:
        board.expect(banner(binary))
        board.exchange(b"m, 'c' in globals()\r", b"m, 'c' in globals()\r\n(1, False)\r\n>>> ")
    with Board(binary, files={"boot.py": "1/0\n", "main.py": "print('all the same')\n"}) as board:
        answer = board.until(banner(binary))
        equal(b"ZeroDivisionError" in answer and b"all the same\r\n" in answer, True, "an error in boot.py")


def streams(binary):
    """What a program reads and writes on the line: text is cooked, bytes are as they are; input() echoes."""
    with Board(binary) as board:
        board.until(PROMPT)
        board.exchange(b"x = input('name? ')\r", b"x = input('name? ')\r\nname? ")
        board.exchange(b"ab\x7fc\xc3\xa4\xc3\xb6\x08\x08\x08", b"ab\b \bc\xc3\xa4\xc3\xb6\b \b\b \b\b \b")
        board.exchange(b"z\r", b"z\r\n>>> ")
        board.exchange(b"x\r", b"x\r\n'az'\r\n>>> ")
        board.send(b"input()\r")
        board.until(b"\r\n")
        board.send(CTRL_D)
        equal(b"EOFError" in board.until(PROMPT), True, "Ctrl-D in input()")
        board.enter_raw()
        output = board.run(b"import sys\nn = sys.stdout.buffer.write(b'\\0\\n\\xff')\nprint(n)")
        equal(output, (b"\0\n\xff3\r\n", b""), "bytes that are written")
        board.send(b"print(sys.stdin.buffer.read(4), repr(sys.stdin.read(2)), repr(sys.stdin.readline()))" + CTRL_D)
        board.until(b"OK")
        board.send(b"\r\n\0\x81\xc3\xa4\rline\r")
        equal(board.until(CTRL_D), b"b'\\r\\n\\x00\\x81' '\xc3\xa4\\n' 'line\\n'\r\n\x04", "bytes and text that are read")
        board.until(CTRL_D + b">")
        output = board.run(b"i = sys.implementation\nprint(i.name, i.version >= (1, 20), i._mpy, i._build)\n"
                           b"print('Terrarium' in sys.version, i._machine, sys.stdin.isatty())")
        equal(output[0].split(b"\r\n")[0], b"micropython True 0 Terrarium", "sys.implementation")
        equal(output[0].split(b"\r\n")[1][:24], b"True linux with " + banner(binary).split(b"with ")[1][:8], "the machine")


def files(binary):
    """The served folder is the root, and there is no way out of it; what is open is closed by a reset."""
    with Board(binary, files=FILES) as board:
        board.until(PROMPT)
        board.enter_raw()
        output, error = board.run(
            b"import os, sys\nprint(os.getcwd(), sorted(os.listdir()), sorted(os.listdir('/..')), sys.path)\n"
            b"os.mkdir('d')\nos.chdir('d')\nprint(os.getcwd(), os.listdir('..') == os.listdir('../../../'))\n"
            b"f = open('left.txt', 'w')\nf.write('not flushed')\nopen('/lib.py', 'w').write('')\n"
            b"for path in ('/etc/passwd', '../../../../etc/passwd', '/../etc/passwd'): print(os.path.exists(path))")
        equal(output, b"/ ['boot.py', 'helper.py', 'main.py'] ['boot.py', 'helper.py', 'main.py'] ['', '.frozen', '/lib']\r\n"
              b"/d True\r\n" + b"False\r\n" * 3, f"the root {error}")
        board.exchange(CTRL_D, b"OK\r\nMPY: soft reboot\r\nboot\r\n" + RAW_GREETING)
        with open(os.path.join(board.folder, "d", "left.txt"), encoding="utf-8") as file:
            equal(file.read(), "not flushed", "a file that was open at the reset")


def deaf(binary):
    """Output that nobody reads does not stop a program."""
    with Board(binary, files={"main.py": "for i in range(20000): print('nobody reads this')\nx = 1\n"}) as board:
        os.close(board.file)
        time.sleep(4)
        board.file = os.open(board.path, os.O_RDWR | os.O_NOCTTY)
        board.send(b"\r")
        while board.receive(0.5):
            pass
        board.rest = b""
        board.exchange(b"x\r", b"x\r\n1\r\n>>> ")


def main():
    wanted = sys.argv[1:]
    good = True
    for binary in BINARIES:
        for run in (recorded, modes, errors, long_text, garbage, interrupts, resets, streams, files, deaf):
            if not wanted or run.__name__ in wanted:
                try:
                    run(binary)
                    print(f"{run.__name__} [{binary}]: fine")
                except Mismatch as problem:
                    good = False
                    print(f"{run.__name__} [{binary}]: {problem}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
