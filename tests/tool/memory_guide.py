#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# timeout: 300
"""docs/memory.md, followed again: every command in it gives what stands below it, but for figures, which change with
every saving; so do the commands in README.md, and its picture of the map.

A block that begins with ```sh holds commands behind `$ `, run one after another in a copy of docs/memory; one that
begins with ```pycon ARGUMENTS is a session of `terrarium ARGUMENTS`, in the same folder, so that a later command finds
the files that an earlier one has left. 32-bit words. `memory_guide.py --record` writes what they give now into them.
"""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

from _terminal import Session

TEXTS = ["README.md", os.path.join("docs", "memory.md")]
PROGRAMS = os.path.join("docs", "memory")
PICTURE = os.path.join("docs", "memory", "map.svg")
PICTURED = "import heap, station; station.run(1); heap.map(color=True)"
SAMPLE = os.path.join("tests", "data", "mem_info_2017.txt")  # in the guide: esp8266.txt
BLOCK = re.compile(r"^```(sh|pycon)([^\n]*)\n(.*?)^```$", re.M | re.S)
SECONDS = 60


def run_commands(folder, text, terrarium):
    """The block with the output of its commands, and what they write as errors, in place of what is there."""
    rows = []
    for line in text.splitlines():
        if not line.startswith("$ "):
            continue
        rows.append(line)
        command = re.sub(r"(?<![\w/.])terrarium(?= )", shlex.quote(terrarium), line[2:])
        done = subprocess.run(["bash", "-c", command], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, check=False, timeout=SECONDS, stdin=subprocess.DEVNULL,
                              env={**os.environ, "COLUMNS": "100", "TERM": "dumb"})
        rows += done.stdout.splitlines()
    return rows


def run_session(folder, arguments, text, terrarium):
    lines = [line for line in text.splitlines() if line[:3] in (">>>", "...")]
    env = {"PATH": os.environ["PATH"], "HOME": folder, "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    command = ["/bin/sh", "-c", 'cd "$0" && exec "$@"', folder, terrarium, *shlex.split(arguments)]
    with Session(command, env) as repl:
        repl.prompt()
        rows = []
        for line, after in zip(lines, lines[1:] + [">>>"]):
            rows += [line, *repl.run(line[4:], after[:3] + " ")]
    return rows


def followed(text, terrarium):
    """The guide with all blocks as they come out now."""
    with tempfile.TemporaryDirectory() as parent:
        folder = os.path.join(parent, "memory")
        shutil.copytree(PROGRAMS, folder)
        shutil.copy(SAMPLE, os.path.join(folder, "esp8266.txt"))

        def again(block):
            kind, arguments, body = block.groups()
            rows = (run_commands(folder, body, terrarium) if kind == "sh" else
                    run_session(folder, arguments.strip(), body, terrarium))
            body = "\n".join(row.rstrip() for row in rows)
            return f"```{kind}{arguments}\n{body}\n```"
        return BLOCK.sub(again, text)


def masked(text):
    """Figures may change, and with them columns, the cells of the map, and how many lines a clock has written."""
    rows = []
    for row in text.splitlines():
        row = re.sub(r"^[0-9a-f]{8}: [A-Za-z.=]+$", "MAP", row)
        row = re.sub(r"0x[0-9a-f]+|address [0-9a-f]+|[-+]?\d[\d.,]*", "#", row)
        row = re.sub(r"(#, ?)+#?", "#", re.sub(" +", " ", row))
        if row not in ("MAP", "instruments: #") or rows[-1:] != [row]:
            rows.append(row)
    return "\n".join(rows)


def picture(terrarium):
    """The coloured map as an SVG."""
    shown = subprocess.run([terrarium, "-X", "heapsize=16k", "-c", PICTURED], cwd=PROGRAMS, capture_output=True,
                           text=True, check=True, timeout=SECONDS).stdout
    return subprocess.run([sys.executable, "tools/map_picture.py"], input=shown, capture_output=True, text=True,
                          check=True, timeout=SECONDS).stdout


def legend(svg):
    """What the picture says beside figures and the map itself."""
    return re.findall(r"\d  ([a-z][a-z, ]+)<", svg)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main():
    terrarium = os.path.abspath(os.environ.get("TERRARIUM32", "build/host32/terrarium"))
    problems = 0
    for path in TEXTS:
        was = read(path)
        now = followed(was, terrarium)
        if "--record" in sys.argv:
            write(path, now)
            continue
        for old, new in zip(BLOCK.finditer(was), BLOCK.finditer(now)):
            if masked(old[0]) != masked(new[0]):
                problems += 1
                print(f"{path} shows\n{old[0]}\nbut there comes\n{new[0]}\n")
    drawn = picture(terrarium)
    if "--record" in sys.argv:
        write(PICTURE, drawn)
    elif legend(drawn) != legend(read(PICTURE)) or len(legend(drawn)) < 8:
        problems += 1
        print(f"{PICTURE} has the legend {legend(read(PICTURE))}, but now it is {legend(drawn)}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
