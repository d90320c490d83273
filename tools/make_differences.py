#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes docs/differences.md: an entry for each program of tests/differences.

usage: tools/make_differences.py

An entry is NAME.py, which begins with comments `# title: `, `# reason: ` and `# instead: ` (further lines of one are
indented), what Terrarium prints (NAME.out, or NAME.f32.out where boards alone differ), and what CPython 3.11 prints
(NAME.cpython.out). tests/run.py runs the programs on both. NAME is the slug that skipped cases of CPython's tests give
as their reason. `tools/checks.py differences` fails when the page is stale or a slug has no entry."""

import ast
import glob
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAMS = os.path.join(ROOT, "tests", "differences")
CASES = os.path.join(ROOT, "tests", "cpython")
PAGE = os.path.join(ROOT, "docs", "differences.md")
AT_MOST = 25  # entries: more of them would be a list of faults
SLUG = re.compile(r"\[([a-z0-9-]+)\]")  # how the reason of a skipped case begins
SLUG_TABLES = {"_SLUGS", "REASONS"}  # dicts whose values are slugs

HEAD = """# Differences from CPython 3.11

What a program can see, why, and what to write instead. This page is made from the programs in `tests/differences`
(`tools/make_differences.py`); each is run on both. Anything else that differs is a fault.

"""
ENTRY = """
## <a id="{slug}"></a>{title}

{reason}

{instead}

```python
{program}
```

CPython 3.11 prints

```text
{cpython}
```

Terrarium prints

```text
{terrarium}
```
"""


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def slugs():
    """The names of all entries."""
    return sorted(os.path.basename(path)[:-len(".py")] for path in glob.glob(os.path.join(PROGRAMS, "*.py")))


def entry(slug):
    """What ENTRY takes; KeyError or FileNotFoundError if the program's head or an output is not there."""
    base = os.path.join(PROGRAMS, slug)
    fields, rows, name = {"slug": slug}, read(base + ".py").rstrip().splitlines(), None
    while rows and rows[0].startswith("#"):
        row = rows.pop(0)
        found = re.match(r"# (\w+): (.*)", row)
        if found:
            name = found[1]
            fields[name] = found[2]
        else:
            fields[name] += "\n" + row.lstrip("# ")
    own = base + (".out" if os.path.exists(base + ".out") else ".f32.out")
    fields.update(program="\n".join(rows), terrarium=read(own).rstrip(), cpython=read(base + ".cpython.out").rstrip())
    return {key: fields[key] for key in ("slug", "title", "reason", "instead", "program", "cpython", "terrarium")}


def page():
    entries = [entry(slug) for slug in slugs()]
    contents = "".join("- [{title}](#{slug})\n".format(**fields) for fields in entries)
    return HEAD + contents + "".join(ENTRY.format(**fields) for fields in entries)


def slugs_of_cases():
    """(path, slug) of the reasons for which cases of CPython's tests are left out."""
    path = os.path.join(CASES, "skips.txt")
    for line in read(path).splitlines():
        words = line.split("#")[0].split()
        if words:
            yield path, words[1]
    for path in sorted(glob.glob(os.path.join(CASES, "**/*.py"), recursive=True)):
        for node in ast.walk(ast.parse(read(path))):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) in SLUG_TABLES:
                yield from ((path, value) for value in ast.literal_eval(node.value).values())
            elif isinstance(node, ast.Call):
                texts = [a.left if isinstance(a, ast.BinOp) else a for a in node.args]
                found = [SLUG.match(a.value) for a in texts if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                yield from ((path, match[1]) for match in found if match)


def check():
    """The violations, for tools/checks.py."""
    names = slugs()
    problems = [f"{os.path.relpath(path, ROOT)}: the slug {slug} has no entry in tests/differences"
                for path, slug in sorted(set(slugs_of_cases())) if slug not in names]
    if len(names) > AT_MOST:
        problems.append(f"tests/differences has {len(names)} entries (at most {AT_MOST})")
    for fields in map(entry, names):
        if fields["cpython"] == fields["terrarium"]:
            problems.append(f"tests/differences/{fields['slug']}.py: there is no difference")
    if page() != read(PAGE):
        problems.append("docs/differences.md is stale: run tools/make_differences.py")
    return problems


if __name__ == "__main__":
    with open(PAGE, "w", encoding="utf-8") as output:
        output.write(page())
