#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Each board's image, booted in QEMU and driven over its serial line: tests/boards.py [BOARD...] [--only PART] [--record] [--built]

PARTS, for each board: the friendly, raw and raw-paste REPL and interrupts; upload at full speed; an import; a fault; pins; `terrarium heap` over the
line; a million random bytes; and the language tests of tests/boards/BOARD.txt, or else of its profile's list there, sent by raw-paste
into a fresh machine each, whose output must be CPython's (or what lies beside the test). The last line is
`N passed, N failed`. A board whose image does not fit its flash, nor can be given more by QEMU, is skipped.

--record writes the board's list: of all test programs that need no files, no command line and no more heap than the board
has, taken in turn from each subject, the first LIST that the board runs as CPython does within a second.
Without names: all boards whose compiler and QEMU are installed.
"""
import argparse
import concurrent.futures
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path[:0] = [os.path.join(HERE, "tool"), HERE]
import run as runner  # noqa: E402
from _qemu import BOARDS, QemuBoard, build, lacking, tool  # noqa: E402
from _serial import CTRL_A, CTRL_B, CTRL_C, CTRL_D, CTRL_E, PROMPT, RAW_GREETING, Mismatch, check_interrupts, equal  # noqa: E402
from _view import View  # noqa: E402

LIST = 180
TRACEBACK = (b'Traceback (most recent call last):\r\n  File "<stdin>", line 1, in <module>\r\n'
             b"ZeroDivisionError: division by zero\r\n")
# What follows the banner; BANNER stands for it.
EXCHANGES = [
    (b"print(6*7)\r", b"print(6*7)\r\n42\r\n>>> "),
    (b"for i in range(2):\rprint(i)\r\r\r\r",
     b"for i in range(2):\r\n...     print(i)\r\n...     \r\n...     \r\n... \r\n0\r\n1\r\n>>> "),
    (b"1/0\r", b"1/0\r\n" + TRACEBACK + PROMPT),
    (b"\x05x = 1\rprint(x)\r\x04",
     b"\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== x = 1\r\n=== print(x)\r\n=== \r\n1\r\n>>> "),
    (b"import sys; sys.stdin.readline() + input()\r", b"import sys; sys.stdin.readline() + input()\r\n"),
    (b"ab\rcd\r", b"cd\r\n'ab\\ncd'\r\n>>> "),
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
    (b"garbage\x03", b""),
    (b"\x02", b"\r\nBANNER"),
    (b"\x04", b"\r\nMPY: soft reboot\r\nBANNER"),
]
FAULT = b"""import machine
def poke():
    return machine.mem32[%d]
def outer():
    return poke()
"""
LEAK = b"""
class Sensor:
    def __init__(self, n):
        self.values = bytearray(n)
log = [Sensor(40) for i in range(30)]
"""


# ---- parts ----

def repl(name):
    """Byte for byte what MicroPython's tools expect."""
    with QemuBoard(name) as board:
        board.expect(board.banner)
        for sent, wanted in EXCHANGES:
            board.exchange(sent, wanted.replace(b"BANNER", board.banner))


def interrupts(name):
    """Ctrl-C ends a program in either mode, also one that sleeps or waits for input."""
    with QemuBoard(name) as board:
        board.until(PROMPT)
        check_interrupts(board)
        first, second = (int(board.run(b"import time; print(time.ticks_us())")[0]) for _ in range(2))
        before = time.monotonic()
        equal(board.run(b"import time; a = time.ticks_us(); time.sleep_ms(300); b = time.ticks_us()\n"
                        b"print(300000 <= time.ticks_diff(b, a) < 400000)"), (b"True\r\n", b""), "a sleep")
        passed = time.monotonic() - before
        equal((first < second, 0.25 < passed < 20), (True, True), f"time: {first} {second} {passed}")


def upload(name):
    """All that is sent at full speed arrives: in raw mode without any pause, and in raw-paste."""
    total, source = 0, b"s = 0\n"
    for i in range(700):
        number = i * 7919 % 1000
        source += b"s = (s * 31 + %d) %% 65521  # %s\n" % (number, b"." * (i % 150))
        total = (total * 31 + number) % 65521
    with QemuBoard(name) as board:
        board.until(PROMPT)
        board.enter_raw()
        wanted = b"%d\r\n" % total, b""
        pieces = [b"s = 0\n"] + [b"".join(part) for part in parts(source.splitlines(True)[1:], 50)]
        for piece in pieces:
            equal(board.run(piece), (b"", b""), "a piece in raw mode")
        equal(board.run(b"print(s)"), wanted, f"{len(source)} bytes in raw mode")
        board.soft_reset_raw()
        for piece in pieces:
            equal(board.paste(piece), (b"", b""), "a piece by raw-paste")
        equal(board.run(b"print(s)"), wanted, f"{len(source)} bytes by raw-paste")
        long = b"# a comment that takes no room\n" * 4000 + b"print('done')\n"
        equal(board.run(long), (b"done\r\n", b""), f"{len(long)} bytes in one program in raw mode")
        equal(board.paste(long), (b"done\r\n", b""), f"{len(long)} bytes in one program by raw-paste")


def parts(lines, n):
    return [lines[i:i + n] for i in range(0, len(lines), n)]


def fault(name):
    """A fault is told with its registers and the Python line; the board is there again, without main.py."""
    nowhere = {"microbit": 0x30000000, "sifive_e": 0x90000000, "virt": 0x90000000, "lm3s6965": None, "netduino2": None}
    address = nowhere.get(name, 0x30000000)
    if address is None:
        return "QEMU's model reads 0 where there is no memory"
    with QemuBoard(name) as board:
        board.until(PROMPT)
        board.enter_raw()
        board.send(FAULT % address + b"\nouter()" + CTRL_D)
        report = board.until(b"*** reset\r\n")
        for part in (b"*** fault\r\n", b"pc ", b"sp ", b'  File "<stdin>", line 3, in poke\r\n'):
            equal(part in report, True, f"{part!r} in {report!r}")
        board.until(b"boot.py and main.py were left out after a fault\r\n" + board.banner)
        board.exchange(b"6*7\r", b"6*7\r\n42\r\n>>> ")
    return None


def pins(name):
    """Pins of the chip, where there is a driver: what is written shows in the chip's register and on the pin."""
    drivers = tool.board_conf(name)["DRIVERS"]
    if "pins_stm32" in drivers:
        return stm32(name)
    if "pins_nrf51" not in drivers:
        return "no driver"
    with QemuBoard(name) as board:
        board.until(PROMPT)
        board.enter_raw()
        equal(board.run(b"import machine\np = machine.Pin('P0', machine.Pin.OUT)\nfor level in 1, 0, 1:\n"
                        b"    p.value(level); print(p.value(), machine.mem32[0x50000504] >> 3 & 1)\n"),
              (b"1 1\r\n0 0\r\n1 1\r\n", b""), "an output")
        equal(board.run(b"print(machine.mem32[0x5000070c] & 1, len(machine.unique_id()), machine.freq())"),
              (b"1 8 16000000\r\n", b""), "its direction")
        equal(board.run(b"import os; m = machine.mem32; os.urandom(2)\n"
                        b"print(m[0x4000d504], m[0x4000d100], len({bytes(os.urandom(3)) for _ in range(40)}) > 35)"),
              (b"1 1 True\r\n", b""), "noise")
        board.soft_reset_raw()
        equal(board.run(b"import machine; print(machine.mem32[0x5000070c] & 1, machine.reset_cause())"),
              (b"0 5\r\n", b""), "after a soft reset")
    return None


MODULE = b"""f = lambda x: x + 1
def g(rows):
    for row in rows:
        while True:
            if row:
                try:
                    with_ = [x for x in row if x]
                finally:
                    break
    return f(f(f(f(len(with_)))))
"""


def imports(name):
    """A module in the board's files, compiled where it is imported: in a function, which leaves less of the C stack."""
    if "file_flash" not in tool.board_conf(name)["DRIVERS"]:
        return "no files"
    with QemuBoard(name) as board:
        board.until(PROMPT)
        board.enter_raw()
        equal(board.run(b"with open('nested.py', 'w') as file: n = file.write(%r)\nprint(n)" % MODULE.decode()),
              (b"%d\r\n" % len(MODULE), b""), "writing")
        equal(board.run(b"def use():\n    import nested\n    return nested.g([[1, 0, 2]])\nprint(use())"), (b"6\r\n", b""), "import")
    return None


STM32 = [
    (b"import machine, time\nfrom machine import Pin\nfor pin in 'A0', 'PB12', 'D15': print(Pin(pin, Pin.OUT))\n"
     b"for pin in 'A16', 'E1', 'P', 'A', 'PA1x':\n    try: print(Pin(pin))\n    except ValueError: print('none')\n",
     b"Pin(0, mode=OUT)\r\nPin(28, mode=OUT)\r\nPin(63, mode=OUT)\r\n" + b"none\r\n" * 5, "names of pins"),
    # The model's converter gives 7 more each time, of 12 bits.
    (b"adc = machine.ADC('A1')\nprint([adc.read_u16() >> 4 for _ in range(3)])\n"
     b"try: machine.ADC('D2').read_u16()\nexcept ValueError: print('none')", b"[14, 21, 28]\r\nnone\r\n", "the ADC"),
    # A quarter of 1 kHz on timer 3, channel 1; then half of 50 Hz on timer 4, channel 4, which is off at last.
    (b"def timer(at, channel):\n    mem = machine.mem32\n    scale, period, width = mem[at + 0x28] + 1, mem[at + 0x2c] + 1, mem[at + 0x30 + 4 * channel]\n"
     b"    print(round(machine.freq() / 2 / scale / period), round(100 * width / period), mem[at] & 1, mem[at + 0x20] >> 4 * channel - 4 & 1)\n"
     b"p = machine.PWM('A6', freq=1000, duty_u16=16384)\ntimer(0x40000400, 1)\nq = machine.PWM('D15', freq=50, duty_u16=32768)\n"
     b"timer(0x40000800, 4)\nq.deinit()\ntry: machine.PWM('C0', freq=50)\nexcept ValueError: print('none')",
     b"1000 25 1 1\r\n50 50 1 1\r\nnone\r\n", "PWM"),
    (b"w = machine.WDT(timeout=2000); w.feed(); print(machine.unique_id())", b"b''\r\n", "the watchdog"),
    (b"uart = machine.UART(2, 19200)\nfor bad in 1, 3:\n    try: machine.UART(bad)\n    except ValueError: print('none')\n"
     b"print(round(machine.freq() / 4 / machine.mem32[0x40004408]))\nuart.write(b'hello')",
     b"none\r\nnone\r\n%d\r\n", "the second UART"),
]
EDGES = b"""seen = []
def note(pin):
    seen.append(pin)
pin = Pin('B3', Pin.IN)
pin.irq(note, Pin.IRQ_FALLING)
Pin('C9', Pin.IN).irq(note, Pin.IRQ_RISING | Pin.IRQ_FALLING)
"""


def stm32(name):
    """Of an STM32: the model has no levels of pins, but the converter, the timers, a second UART, and the F405's edges."""
    with tempfile.TemporaryDirectory() as folder:
        doors = [f"unix:{folder}/{door},server=on,wait=off" for door in ("uart", "edges")]
        with QemuBoard(name, "-serial", doors[0], "-qtest", doors[1], "-qtest-log", "none") as board:
            board.until(PROMPT)
            board.enter_raw()
            uart, edges = [socket.socket(socket.AF_UNIX) for _ in doors]
            uart.connect(folder + "/uart")
            rate = {"netduino2": 19194, "netduinoplus2": 19196}[name]
            for program, expected, what in STM32:
                equal(board.run(program), (expected.replace(b"%d", b"%d" % rate), b""), what)
            uart.settimeout(10)
            got = b""
            while len(got) < 5:
                got += uart.recv(100)
            equal(got, b"hello", "what it sends")
            uart.send(b"a line\nand")
            equal(board.run(b"while uart.any() < 10: pass\nprint(uart.readline(), uart.read(), uart.any())"),
                  (b"b'a line\\n' b'and' 0\r\n", b""), "what it receives")
            equal(board.run(EDGES), (b"", b""), "handlers")
            if name != "netduinoplus2":
                return "no edges, since the model has none"
            edges.connect(folder + "/edges")
            lines = edges.makefile("rw")
            for number, level in ((3, 1), (3, 0), (9, 1), (9, 0), (8, 1)):
                lines.write(f"set_irq_in /machine/unattached/device[0]/exti unnamed-gpio-in {number} {level}\n")
                lines.flush()
                equal(lines.readline(), "OK\n", "an edge")
                board.run(b"time.sleep_ms(2)")
            equal(board.run(b"print(seen)\npin.irq(None)\nprint(machine.mem32[0x40013c00])"),
                  (b"[Pin(19, mode=IN), Pin(41, mode=IN), Pin(41, mode=IN)]\r\n512\r\n", b""), "edges")
            board.soft_reset_raw()
            equal(board.run(b"import machine; print(machine.mem32[0x40013c00])"), (b"0\r\n", b""), "after a soft reset")
    return None


def heap(name):
    """A leak is named by `terrarium heap top` beside the board, and by the report of a dump that came over its line."""
    os.environ.setdefault("TERRARIUM", os.path.join(ROOT, "build/host32/terrarium"))
    if not os.path.exists(os.environ["TERRARIUM"]):
        return f"no {os.environ['TERRARIUM']}"
    with tempfile.TemporaryDirectory() as folder:
        program, log = os.path.join(folder, "leak.py"), os.path.join(folder, "log")
        with open(program, "wb") as file:
            file.write(LEAK)
        with QemuBoard(name) as board:
            board.until(PROMPT)
            board.enter_raw()
            equal(board.run(LEAK), (b"", b""), "the leak")
            output, error = board.run(b"import heap; heap.dump()")
            equal(error, b"", "a dump")
            with open(log, "wb") as file:
                file.write(output)
        report = subprocess.run([os.environ["TERRARIUM"], "heap", "report", log], capture_output=True, text=True, check=False).stdout
        equal(report.startswith("suspect: __main__.log: list of 30;"), True, f"the report {report[:500]}")
        with QemuBoard(name, with_path=True) as board, View("--run", program, board.path) as view:
            view.expect(r"the program has ended$")
            view.expect(r"^ +30 +\d+  Sensor ")
            holder = view.expect(r" +(\d+)  __main__\.log$")
            equal(int(holder[1]) > 30 * 40, True, holder[0])
            view.press("q")
            view.finish()
    return None


def garbage(name):
    """A million random bytes, in each mode: the board answers Ctrl-B with its banner afterwards."""
    draw = random.Random(1)
    with QemuBoard(name) as board:
        board.until(PROMPT)
        for round_ in range(20):
            if round_ % 3:
                board.enter_raw()
            if round_ % 3 == 2:
                board.send(CTRL_E + b"A" + CTRL_A)
            board.flood(draw.randbytes(50_000))
            board.rest = b""
            board.wake()
        board.exchange(b"6*7\r", b"6*7\r\n42\r\n>>> ")


def language(name):
    """The programs of the board's list print what CPython prints."""
    wrong = []
    oracle = runner.Oracle()
    path = os.path.join(HERE, "boards", name + ".txt")
    if not os.path.exists(path):
        path = os.path.join(HERE, "boards", tool.board_conf(name)["PROFILE"] + ".txt")
    with open(path, encoding="utf-8") as file:
        tests = [line.strip() for line in file if line[0] != "#"]
    with QemuBoard(name) as board:
        board.until(PROMPT)
        board.enter_raw()
        for path in tests:
            test = runner.Test("tests/" + path, "program")
            expected = oracle.expected(test, "host32")[1]
            got = run_test(board, test)
            if got != expected:
                wrong.append(f"{path}: {got[-300:]!r} instead of {expected[-300:]!r}")
    if wrong or len(tests) < 150:
        raise Mismatch(f"{len(wrong)} of {len(tests)} language tests are wrong\n  " + "\n  ".join(wrong))
    return f"{len(tests)} language tests"


def run_test(board, test):
    """What a program prints in a fresh machine."""
    board.soft_reset_raw()
    with open(test.path, "rb") as file:
        output, _ = board.paste(file.read())
    return output.replace(b"\r\n", b"\n")


PARTS = [repl, interrupts, upload, imports, fault, pins, heap, garbage, language]


# ---- the list ----

def candidates():
    """Programs that could run on a board, one of each subject after the other."""
    subjects = {}
    for test in runner.find_tests():
        with open(test.path, "rb") as file:
            text = file.read()
        simple = test.kind == "program" and set(test.directives) <= {"heap", "timeout", "not", "stress"}
        if simple and test.fits("host32", "normal") and not re.search(
                rb"__file__|open\(|subprocess|sys\.argv|\bos\b|input\(|socket|time\.time\(|import _|sys\.exit|<stdin>", text):
            subjects.setdefault(test.name.split("/")[0], []).append(test)
    while subjects:
        for subject in list(subjects):
            yield subjects[subject].pop(0)
            if not subjects[subject]:
                del subjects[subject]


def record(name):
    """Writes the board's list."""
    oracle, good = runner.Oracle(), []
    board = None
    for test in candidates():
        status, expected, _ = oracle.expected(test, "host32")
        if status != 0 or len(good) == LIST:
            continue
        if board is None:
            board = QemuBoard(name)
            board.until(PROMPT)
            board.enter_raw()
        began = time.monotonic()
        try:
            if run_test(board, test) == expected and time.monotonic() - began < 10:
                good.append(test.name)
        except Mismatch as problem:
            print(f"{test.name}: {problem}"[:300], flush=True)
            board.__exit__()
            board = None
    board.__exit__()
    os.makedirs(os.path.join(HERE, "boards"), exist_ok=True)
    with open(os.path.join(HERE, "boards", name + ".txt"), "w", encoding="utf-8") as file:
        file.write("# Language tests that fit this board; written by tests/boards.py --record.\n")
        file.writelines(path + "\n" for path in sorted(good))
    print(f"{name}: {len(good)} tests")


def test_board(name, options):
    """Builds and drives one board: how many parts have passed and failed, and whether it was skipped."""
    passed = failed = 0
    if lacking(name):
        print(f"{name}: skipped, {', '.join(lacking(name))} is missing", flush=True)
        return 0, 0, 1
    try:
        if not options.built:
            print("\n".join(f"{name}: {line}" for line in build(name).splitlines()[-3:]), flush=True)
    except Mismatch as problem:
        too_large = re.search("overflowed by .* bytes", str(problem))
        print(f"{name}: " + (f"skipped, the image does not fit its flash: {too_large[0]}" if too_large else f"FAILED {problem}"),
              flush=True)
        return 0, int(not too_large), int(bool(too_large))
    if options.record:
        record(name)
        return 1, 0, 0
    for part in PARTS:
        if options.only and part.__name__ not in options.only:
            continue
        began = time.monotonic()
        try:
            told = part(name)
            passed += 1
            print(f"{name} {part.__name__}: {told or 'fine'} ({time.monotonic() - began:.1f} s)", flush=True)
        except Mismatch as problem:
            failed += 1
            print(f"{name} {part.__name__}: FAILED {problem}", flush=True)
    return passed, failed, 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", action="append", choices=[part.__name__ for part in PARTS], default=[])
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--built", action="store_true", help="build nothing")
    parser.add_argument("boards", nargs="*", default=[])
    options = parser.parse_args()
    os.chdir(ROOT)
    names = options.boards or [name for name in BOARDS if "SIMULATE" not in tool.board_conf(name)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        counts = list(pool.map(lambda name: test_board(name, options), names))
    passed, failed, skipped = (sum(column) for column in zip(*counts))
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
