# SPDX-License-Identifier: MIT
"""What heap.imports() and -X importtime say is what a program measures itself with gc.collect() and gc.mem_alloc()
around each import: to the byte, nested imports and failed ones included, and under stress as well.
"""
import os
import re
import subprocess
import sys
import tempfile

BINARIES = [os.environ["TERRARIUM"], os.environ["TERRARIUM32"]]

FILES = {
    "outer.py": "import inner\nTABLE = [i for i in range(200)]\ndef work():\n    return 1\n",
    "inner.py": "TEXT = 'kept ' * 40\nclass C:\n    def f(self): return TEXT\n",
    "wasteful.py": "import gc\nbefore = gc.mem_alloc()\nwaste = bytearray(5000)\nafter = gc.mem_alloc()\ndel waste\nkept = [1, 2, 3]\n",
    "pack/__init__.py": "from . import one\nfrom .two import X\n",
    "pack/one.py": "A = list(range(50))\n",
    "pack/two.py": "X = bytes(100)\n",
    "raises.py": "x = bytearray(2000)\nraise ValueError('on purpose')\n",
    "wrong.py": "x = = 1\n",
    "hard.py": "def f(a):\n" + "".join(f"    b{i} = a.c{i} + [{i}, a, 'text {i}']\n" for i in range(60)) + "    return a\n",
}

MEASURE = """
import gc, heap
RECORD = {record}
heap.imports(True)
def used():
    gc.collect()
    return gc.mem_alloc()
def measure(name, records, load):
    before = used()
    try:
        load()
    except (ValueError, SyntaxError) as e:
        del e
    after = used()
    print('measured', name, after - before - records * RECORD)
def load_outer():
    import outer
def load_pack():
    import pack.two
def load_wasteful():
    import wasteful
def load_flash():
    import contextlib
def load_dunder():
    __import__('hard')
def load_raises():
    import raises
def load_wrong():
    import wrong
measure('nothing', 0, lambda: None)
measure('outer', 2, load_outer)
measure('outer again', 0, load_outer)
measure('pack', 3, load_pack)
measure('wasteful', 1, load_wasteful)
measure('hard', 1, load_dunder)
measure('raises', 1, load_raises)
measure('wrong', 1, load_wrong)
import wasteful
print('wasted', wasteful.after - wasteful.before)
heap.imports()
def switch_off():
    before = used()
    heap.imports(False)
    after = used()
    print('given back', before - after)
switch_off()
try:
    heap.imports()
except RuntimeError as e:
    print(e)
"""

LINE = re.compile(r"import time: +(\d+) \| +(\d+) \| +(-?\d+) \| +(-?\d+) \| +(-?\d+) \| ( *)(\S+)(.*)")
HEAD = "import time: self [us] | cumulative |   peak [B] |   kept [B] | cumulative | imported package"


def run(binary, folder, source, *options):
    done = subprocess.run([binary, *options, "-c", source], cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
    return done.stdout.splitlines(), done.stderr.splitlines()


def equal(got, wanted, what):
    assert got == wanted, f"{what}: {got!r}, not {wanted!r}"


def check(binary, folder, *options):
    """All figures of one run."""
    record = 10 * 4 if binary == BINARIES[1] else 9 * 8
    lines, _ = run(binary, folder, MEASURE.format(record=record), *options)
    measured = {m[1]: int(m[2]) for m in (re.fullmatch(r"measured (.*) (-?\d+)", line) for line in lines) if m}
    assert HEAD in lines, lines
    rows = {m[7]: m for m in map(LINE.fullmatch, lines) if m}
    equal(list(rows), ["outer", "inner", "pack", "pack.one", "pack.two", "wasteful", "hard", "raises", "wrong"], "rows")
    for name in ("outer", "pack", "wasteful", "hard"):
        equal(int(rows[name][5]), measured[name], f"{name} keeps in all")
        own = [int(rows[n][4]) for n in rows if n == name or (name, n) == ("outer", "inner") or n.startswith(name + ".")]
        equal(sum(own), measured[name], f"the sum of {name}")
        equal(rows[name][8], "", "what is said of " + name)
    equal(measured["nothing"], 0, "nothing")
    equal(measured["outer again"], 0, "a module that is there")
    for name in ("raises", "wrong"):
        equal(measured[name], 0, f"{name} leaves")
        equal((int(rows[name][5]), rows[name][8]), (0, " (failed)"), name)
    equal([len(rows[n][6]) for n in rows], [0, 2, 0, 2, 2, 0, 0, 0, 0], "depth")
    wasted = int(next(line for line in lines if line.startswith("wasted")).split()[1])
    assert int(rows["wasteful"][3]) >= wasted >= 5000, (rows["wasteful"][0], wasted)
    assert int(rows["wasteful"][3]) < wasted + 2000, rows["wasteful"][0]
    if not options:
        # Compiling one large function takes its tree beside the code.
        assert int(rows["hard"][3]) > int(rows["hard"][4]) + 2000, rows["hard"][0]
        assert int(rows["raises"][3]) >= 2000, rows["raises"][0]
    total = next(re.fullmatch(r"(\d+) modules keep (\d+) bytes, \d+ ms", line)
                 for line in lines if " modules keep " in line)
    equal((int(total[1]), int(total[2])), (9, sum(measured[n] for n in ("outer", "pack", "wasteful", "hard"))), "total")
    given = int(next(line for line in lines if line.startswith("given back")).split()[2])
    equal(given, len(rows) * record + (12 * 4 if binary == BINARIES[1] else 11 * 8), "what the records took")
    equal(lines[-1], "heap.imports(True) first", "when it is off")


def importtime(binary, folder):
    source = "import outer, contextlib\nimport outer\nimport heap\nheap.imports()"
    lines, errors = run(binary, folder, source, "-X", "importtime")
    equal(errors[0], HEAD, "first line")
    told = [LINE.fullmatch(line) for line in errors[1:]]
    assert all(told), errors
    names = [(len(m[6]), m[7], m[8]) for m in told]
    equal(names[:2], [(2, "inner", ""), (0, "outer", "")], "the order of CPython")
    assert (0, "contextlib", " (from flash)") in names, names
    inner, outer = told[0], told[1]
    equal(int(inner[4]), int(inner[5]), "inner keeps")
    equal(int(outer[4]) + int(inner[4]), int(outer[5]), "outer keeps")
    equal(int(outer[1]) + int(inner[1]), int(outer[2]), "time")
    assert int(outer[3]) >= int(outer[5]) and int(outer[3]) >= int(inner[3]), outer[0]
    equal(sorted(errors[1:]), sorted(line for line in lines if LINE.fullmatch(line)), "heap.imports() says the same")
    # The first two columns are where CPython has them.
    done = subprocess.run([sys.executable, "-I", "-X", "importtime", "-c", "pass"], capture_output=True, text=True,
                          timeout=60)
    equal(done.stderr.splitlines()[0].split("|")[:2], HEAD.split("|")[:2], "CPython's columns")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        for binary in BINARIES:
            check(binary, folder)
            check(binary, folder, "-X", "heapsize=24k" if binary == BINARIES[1] else "heapsize=48k")
            check(binary, folder, "-X", "gc_stress", "-X", "verify")
            importtime(binary, folder)
            print(f"{binary}: fine")


main()
