# SPDX-License-Identifier: MIT
# timeout: 120
"""`terrarium heap report` finds the leak: ten programs with one planted fault each (tests/tool/heap_leaks), beside the same five
structures that are meant to stay. The first three lines have to name the culprit by its path; of the control they must not name any."""
import os
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
            text = report(terrarium, "clean", folder)
            check_totals("clean", text)
            if not text.startswith(CLEAN) or "suspect:" in text:
                wrong.append((name, "clean", text.split("\n")[:3]))
    for row in wrong:
        print(*row)
    sys.exit(1 if wrong else 0)


main()
