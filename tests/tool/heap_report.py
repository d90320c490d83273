# SPDX-License-Identifier: MIT
# timeout: 120
"""`terrarium heap report` finds the leak: ten programs with one planted fault each (tests/tool/heap_leaks), beside the same five
structures that are meant to stay. The first three lines have to name the culprit by its path; of the control they must not name any.
A dump that was made where an allocation failed begins with what was wanted, and names who holds the heap, without a mark."""
import os
import re
import subprocess
import sys
import tempfile

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "heap_leaks")
CULPRITS = {
    "list_grows": "__main__.readings",
    "cache": "__main__.names.found",
    "closure": "__main__.on_done",
    "exception": "__main__.failures",
    "listeners": "__main__.bus.listeners",
    "duplicates": "__main__.rows",
    "overallocated": "__main__.queues",
    "log": "__main__.logger",
    "tables_of_import": "wavetables",
    "tasks": "__main__.answered._loop._tasks",
}
CLEAN = "nothing suspicious"


# (what it shows, program, what was wanted, what the second line says, who holds the heap, the line behind)
FAILURES = [
    ("two grow in one", "class Station:\n    def __init__(self):\n        self.history, self.labels = [], {}\nstation = Station()\n"
     "def measure(self, n):\n    label = self.labels[n] = 'minute %d' % n\n    self.history.append([label, n * 0.5])\n"
     "n = 0\nwhile True:\n    measure(station, n)\n    n += 1\n",
     r"(more room in (list|dict) __main__\.station\.\w+|a new \w+|an instance), at .*:[67] in measure",
     r"[\d,]+ bytes of (24,576|49,152) are free", r"__main__\.station: Station; ", r"of it by __main__\.station\.(history: list|labels: dict) of"),
    ("a local list", "def work():\n    rows = []\n    while True:\n        rows.append(0.25)\nwork()\n",
     r"more room in list work\(\)\.r\d, at .*:4 in work", r"[\d,]+ bytes of (24,576|49,152) are free", r"work\(\)\.r\d: list of", None),
    ("too large for any heap", "keep = bytearray(5000)\nframe = bytearray(500000)\n",
     r"a new bytearray, at .*:2 in <module>", r"that is more than the heap has in all, which is (24,576|49,152) bytes",
     r"__main__\.keep: bytearray of 5000 bytes; 5,", None),
    ("many small ones", "names = globals()\nclass Row:\n    def __init__(self):\n        self.data = bytearray(100)\n"
     "for i in range(1000):\n    names['row%d' % i] = Row()\n", r".*, at .*:[46] in .*", r"[\d,]+ bytes of (24,576|49,152) are free",
     r"__main__: \d+ like __main__\.row\d+, Row; ", None),
    ("in the firmware", "import json\nrows = [[i] for i in range(100)]\ndef save():\n    return json.dumps(rows * 90, indent=4)\nsave()\n",
     r".*, at .*(:4 in save|called at .*:4 in save)", r".*", r".*", None),
]


def check_failures(terrarium, folder):
    wrong = []
    for name, program, wanted, room, holder, inside in FAILURES:
        dump = os.path.join(folder, "failed.dump")
        size = "heapsize=48k" if terrarium == os.environ.get("TERRARIUM") else "heapsize=24k"
        run = [terrarium, "-X", size, "--heap-on-error", dump, "-c", program]
        error = subprocess.run(run, stderr=subprocess.PIPE, check=False, text=True).stderr
        text = subprocess.run([terrarium, "heap", "report", dump], check=True, stdout=subprocess.PIPE, text=True).stdout
        os.remove(dump)
        pattern = r"out of memory: [\d,]+ bytes were wanted for %s\n  %s\nmost is held by %s.*[\d,]+ bytes, \d+ %% of all live\n" % (wanted, room, holder)
        if not re.match(pattern + ("  " + inside if inside else ""), text):
            wrong.append((name, text[:500]))
        # The machine's own report says the same, but that it has other names for variables.
        bytes_told, purpose = re.search(r"wanted: (\d+) bytes for (.*), at ", error).groups()
        told = re.match(r"out of memory: ([\d,]+) bytes were wanted for (.*?), at ", text)
        same = purpose.split(" ")[:4] == told[2].split(" ")[:4] if purpose.startswith("more room") else purpose.startswith(told[2])
        if told[1].replace(",", "") != bytes_told or not same:
            wrong.append((name, error, text[:200]))
    return wrong


def report(terrarium, program, folder):
    dump = os.path.join(folder, program + ".dump")
    run = [terrarium, "-X", "heapsize=128k", os.path.join(FOLDER, program + ".py"), dump]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
    done = subprocess.run([terrarium, "heap", "report", dump], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def check_totals(program, text):
    # The figures of the report add up, and to the size of the heap.
    lines = text.split("\n")
    start = [i for i, line in enumerate(lines) if line.endswith(" bytes")][0]
    figures = {}
    for line in lines[start + 1:]:
        if not line:
            break
        figures[line[:32].strip()] = int(line[32:].replace(",", ""))
    total = figures.pop("total")
    assert sum(figures.values()) == total == 128 << 10, (program, figures, total)
    kinds = [line for line in lines if line.startswith("all  ")][0]
    assert int(kinds.split()[-1].replace(",", "")) == figures["live"], (program, kinds)


def main():
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("TERRARIUM", "TERRARIUM32"):
            terrarium = os.environ.get(name)
            if not terrarium:
                continue
            for program, path in CULPRITS.items():
                text = report(terrarium, program, folder)
                check_totals(program, text)
                head = text.split("\n")[:3]
                # By its name, and not by one that it only begins with.
                if not any(line.startswith("suspect: " + path) and line[9 + len(path)] in ":.[" for line in head):
                    wrong.append((name, program, head))
            wrong += check_failures(terrarium, folder)
            text = report(terrarium, "clean", folder)
            check_totals("clean", text)
            if not text.startswith(CLEAN) or "suspect:" in text:
                wrong.append((name, "clean", text.split("\n")[:3]))
    for row in wrong:
        print(*row)
    sys.exit(1 if wrong else 0)


main()
