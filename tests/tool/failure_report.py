#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# timeout: 300
"""The report of a failed allocation: what was wanted for what and where, figures that add up, the largest object by
its name; printed behind the MemoryError that it belongs to and no other; kept over a reset."""
import os
import re
import subprocess
import sys

from _serial import CTRL_D, Board

BINARIES = [os.environ["TERRARIUM"], os.environ["TERRARIUM32"]]

# (what it shows, program, what stands in the report behind `wanted: N bytes for `, what behind `largest: `)
FAILURES = [
    ("a list grows", "log = []\ndef add():\n    while True:\n        log.append(len(log) * 1.5)\nadd()\n",
     r"more room in list main\.log, at .*:4 in add", r"list main\.log"),
    ("a cache grows", "class Cache:\n    def __init__(self):\n        self.rows = {}\n    def put(self, n):\n"
     "        self.rows[n] = None\ncache = Cache()\nn = 0\nwhile True:\n    cache.put(n)\n    n += 1\n",
     r"more room in dict main\.cache\.rows, at .*:5 in put", r"dict main\.cache\.rows"),
    ("a set grows", "seen = set()\nn = 0\nwhile True:\n    seen.add(n)\n    n += 1\n",
     r"more room in set main\.seen, at .*:4 in <module>", r"set main\.seen"),
    ("a buffer grows", "b = bytearray()\nwhile True:\n    b.extend(b'0123456789')\n",
     r"more room in bytearray main\.b, at .*:3 in <module>", r"bytearray main\.b"),
    ("a local list grows", "def work():\n    rows = []\n    while True:\n        rows.append(0.25)\nwork()\n",
     r"more room in list work:4 .*, at .*:4 in work", r"list work:4 .*"),
    ("a large buffer", "keep = bytearray(9000)\nframe = bytearray(50000)\n",
     r"a new bytearray, at .*:2 in <module>", r"bytearray main\.keep"),
    ("a large text", "keep = 'x' * 9000\ny = keep * 9\n", r"a new str, at .*:2 in <module>", r"str main\.keep"),
    ("a module of the firmware", "import json\nrows = [[i] for i in range(150)]\nkeep = bytearray(9000)\n"
     "def save():\n    return json.dumps(rows * 50, indent=4)\nsave()\n", r".*, at .*(:5 in save|called at .*:5 in save)",
     r"(bytearray main\.keep|list .*|str .*)"),
    ("compiling", "import gc\nkeep = bytearray(gc.mem_free() - 1500)\nexec('def f(a):\\n' + ' a = a + a * (a - a)\\n' * 150)\n",
     r".*, at .*:3 in <module>", r".*"),
]

LINES = re.compile(r"""  wanted: (?P<wanted>\d+) bytes for (?P<purpose>.*)
  heap: (?P<total>\d+) = live (?P<live>\d+) \+ garbage (?P<garbage>\d+) \+ free (?P<free>\d+) \+ frames (?P<frames>\d+) \+ reserve (?P<reserve>\d+)
  free: largest run (?P<run>\d+), (?P<pins>\d+) pins in the way
  live: (?P<types>.*)
  largest: (?P<largest>.*), (?P<bytes>\d+) bytes
""")


def run(binary, program, *options):
    done = subprocess.run([binary, "-X", "heapsize=" + ("32k" if binary == BINARIES[0] else "16k"), *options, "-c", program],
                          capture_output=True, text=True, check=False, timeout=60)
    return done.stdout, done.stderr


def problems_of(text, purpose=None, largest=None):
    """What is wrong with the one report in the text."""
    reports = list(LINES.finditer(text))
    if len(reports) != 1:
        return [f"{len(reports)} reports in {text!r}"]
    report = reports[0]
    figure = {name: int(value) for name, value in report.groupdict().items() if value.isdigit()}
    problems = []
    if sum(figure[term] for term in ("live", "garbage", "free", "frames", "reserve")) != figure["total"]:
        problems.append("the heap does not add up")
    if sum(map(int, re.findall(r" (\d+) \(\d+\)", " " + report["types"]))) != figure["live"]:
        problems.append("the types do not add up")
    if figure["run"] > figure["free"] or figure["bytes"] > figure["live"]:
        problems.append("a part is larger than the whole")
    if purpose and not re.fullmatch(purpose, report["purpose"]):
        problems.append(f"wanted for {report['purpose']}")
    if largest and not re.fullmatch(largest, report["largest"]):
        problems.append(f"the largest is {report['largest']}")
    return [f"{problem}:\n{report[0]}" for problem in problems]


def belongs_problems(binary):
    """It is printed behind the exception that it is about, once."""
    fail = "def fail():\n    return bytearray(10 ** 6)\n"
    quiet = [
        ("an exception of the program", "raise MemoryError('mine')"),
        ("another error later", fail + "try:\n    fail()\nexcept MemoryError:\n    pass\n1 / 0\n"),
        ("a raised copy", fail + "try:\n    fail()\nexcept MemoryError as e:\n    copy = MemoryError(*e.args)\nraise copy\n"),
        ("a locked heap", "import micropython\nx = [1]\nmicropython.heap_lock()\nx * 5\n"),
        ("runaway recursion", "def f(n):\n    return f(n + 1) + 1\nf(0)\n"),
        ("an earlier failure", fail + "try:\n    fail()\nexcept MemoryError as e:\n    old = e\ntry:\n    fail()\n"
         "except MemoryError:\n    pass\nraise old\n"),
    ]
    loud = [
        ("text asked for before", fail + "try:\n    fail()\nexcept MemoryError as e:\n    text = str(e), e.args\n    raise\n"),
        ("as a context", fail + "try:\n    fail()\nexcept MemoryError:\n    1 / 0\n"),
        ("the later failure", fail + "try:\n    fail()\nexcept MemoryError:\n    pass\nfail()\n"),
    ]
    problems = []
    for name, program in quiet:
        text = run(binary, program)[1]
        if "Error" not in text or "wanted" in text:
            problems.append(f"{name}: {text}")
    for name, program in loud:
        problems += [f"{name}: {problem}" for problem in problems_of(run(binary, program)[1])]
    return problems


def nth_problems(binary):
    """Whatever allocation fails, the report adds up; few need none, since nobody is told of them."""
    program = "import heap\nrows = {}\ndef put(n):\n    rows[n] = [n, str(n), (n, 2.5e30)]\n    return '%s' % rows[n]\n" \
              "text = ''.join(put(n) for n in range(20))\nclass A:\n    x = 1\na = [A() for _ in range(9)]\n"
    problems, reports = [], 0
    for n in range(1, 140):
        text = run(binary, program, "-X", f"fail_alloc={n}")[1]
        if "MemoryError" in text:
            reports += 1
            problems += [f"allocation {n}: {problem}" for problem in problems_of(text)]
    return problems if reports > 100 else [*problems, f"only {reports} reports"]


def reset_problems(binary):
    """A soft reset makes a new machine; the report is still there, and says that it is old."""
    explain = b"import heap\nheap.explain()\n"
    with Board(binary, "-X", "heapsize=32k") as board:
        board.enter_raw()
        none = board.run(explain)[0]
        board.run(b"keep = bytearray(5000)\n")
        error = board.run(b"b = bytearray(100000)\n")[1]
        now = board.run(explain)[0]
        board.send(CTRL_D)
        board.until(b"soft reboot")
        board.enter_raw()
        later = board.run(explain)[0]
    problems = []
    if none != b"no allocation has failed\r\n":
        problems.append(f"at first: {none}")
    problems += problems_of(now.decode().replace("\r\n", "\n"), None, r"bytearray main\.keep")
    if now not in error:
        problems.append(f"not in the error: {error}")
    if later != b"before the last reset:\r\n" + now:
        problems.append(f"after a reset: {later}")
    return problems


def main():
    problems = []
    for binary in BINARIES:
        for name, program, purpose, largest in FAILURES:
            text = run(binary, program)[1]
            if "MemoryError" not in text:
                problems.append(f"{name}: {text}")
            problems += [f"{name}: {problem}" for problem in problems_of(text, purpose, largest)]
        problems += belongs_problems(binary) + nth_problems(binary) + reset_problems(binary)
    print("\n".join(problems))
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
