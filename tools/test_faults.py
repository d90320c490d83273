# SPDX-License-Identifier: MIT
"""Which subject of the tests attacks which class of fault, for tools/checks.py faults.

A test names the classes it attacks in a comment of its first lines: `# faults: callback, wrap`. tests/faults.md
holds the table of subjects and classes; both must say the same.
"""
import glob
import os
import re

TABLE, SUBJECTS = "tests/faults.md", "tests/types-subjects.md"
HEAD_LINES = 12


def rows_of(path):
    """The cells of each row of the tables in a Markdown file."""
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file if line.startswith("|") and not line.startswith("|--")]
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]


def tags():
    """{(subject, class): number of tests} and the classes as written, by test."""
    counts = {}
    for path in glob.glob("tests/*/*.py"):
        with open(path, encoding="utf-8") as file:
            head = [file.readline() for _ in range(HEAD_LINES)]
        subject = os.path.basename(os.path.dirname(path))
        for match in filter(None, (re.fullmatch(r"# faults: (.*)\n", line) for line in head)):
            for fault in match[1].split(", "):
                counts[subject, fault] = counts.get((subject, fault), 0) + 1
    return counts


def violations():
    """Prints the matrix; returns where table and tests differ."""
    header, *rows = [row for row in rows_of(TABLE) if len(row) > 2]
    classes = header[1:-1]
    counts, problems, told = tags(), [], set()
    print(f"    {'':12}" + "".join(f"{name:>9}" for name in classes))
    for row in rows:
        subject = row[0].strip("`/")
        told.add(subject)
        cells = [counts.get((subject, name), 0) for name in classes]
        print(f"    {subject:12}" + "".join(f"{count or '.':>9}" for count in cells))
        for name, cell, count in zip(classes, row[1:], cells):
            if bool(cell) != bool(count):
                problems.append(f"{TABLE}: {subject}, {name}: " + ("no test is marked so" if cell else "a test is, the table is not"))
        if not any(cells) and not row[-1]:
            problems.append(f"{TABLE}: {subject} is attacked by nothing, and no reason is given")
    for subject, name in counts:
        if subject not in told or name not in classes:
            problems.append(f"tests/{subject}: the mark {name!r} has no place in {TABLE}")
    wanted = {name for row in rows_of(SUBJECTS) for name in re.findall(r"`(\w+)/`", row[0])}
    return problems + [f"{TABLE}: no row for {name}" for name in sorted(wanted - told)]
