#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""README.md's session, typed again: it must look the same but for figures and the map, which change with every saving.

`readme_session.py --print` prints what the session gives now, for README.md.
"""
import os
import re
import sys
import tempfile

from _terminal import Session

HEADING = "A session with a heap of 16 KB, 32-bit words:"


def recorded():
    """The indented rows below the heading."""
    with open("README.md", encoding="utf-8") as file:
        text = file.read().split(HEADING)[1]
    rows = re.match(r"\n+((?:(?: {4}.*)?\n)+)", text)[1].rstrip("\n").splitlines()
    return [row[4:] for row in rows]


def typed(lines):
    """All that the screen shows when these lines are typed."""
    with tempfile.TemporaryDirectory() as home:
        env = {"PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        with Session([os.environ["TERRARIUM32"], "-X", "heapsize=16k"], env) as repl:
            rows = repl.prompt()
            for line in lines:
                rows += [">>> " + line] + repl.run(line)
            return rows


def masked(rows):
    """Rows without what may change: figures but those that Python computes, addresses, the map."""
    known = {"0", "332833500", "1267650600228229401496703205376"}
    rows = [re.sub(r"[0-9a-f]*[0-9][0-9a-f]*", "#", row) if row not in known and row[:3] != ">>>" else row
            for row in rows]
    text = "\n".join(rows)
    return re.sub(r"(#: [.=\w]+\n| +\(# lines all free\)\n)+#: [.=\w]+$", "MAP", text)


def main():
    was = recorded()
    now = typed([row[4:] for row in was if row.startswith(">>> ")])
    if "--print" in sys.argv:
        print("\n".join(("    " + row).rstrip() for row in now))
        return 0
    if masked(was) != masked(now):
        print("README.md shows\n" + masked(was) + "\nbut the session gives\n" + masked(now))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
