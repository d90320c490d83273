# SPDX-License-Identifier: MIT
# timeout: 120
"""`terrarium heap map` and `diff` of pasted mem_info(True) text: a real one of an ESP8266 (tests/data), and some hundred that
are drawn here by MicroPython's rules, old and new, with split heaps, prompts and other ends of lines. What is cut off is refused."""
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(os.path.dirname(HERE), "data/mem_info_2017.txt")
WANTED = {"total": 36288, "used": 14656, "free": 21632, "objects of 1 block": 133, "objects of 2 blocks": 47,
          "largest object, blocks": 263, "largest free run, blocks": 1236}


def run(terrarium, command, *texts, status=0):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, text in enumerate(texts):
            paths.append(os.path.join(folder, str(i)))
            with open(paths[-1], "wb") as file:
                file.write(text.encode())
        done = subprocess.run([terrarium, "heap", command, *paths], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=20)
    assert done.returncode == status, (done.returncode, done.stderr, texts[0][-400:])
    assert done.stderr.count("\n") == (status != 0), done.stderr
    return done.stderr if status else done.stdout


def table(text):
    # What the header said and what was counted, where both are equal.
    text = text[text.index(" header "):]
    rows = re.findall(r"^(\S.*?) +(\d+) +(\d+)$", text[:text.index("\n\n")], re.M)
    assert rows and all(header == counted for _, header, counted in rows), rows
    return {what: int(counted) for what, header, counted in rows}


# ---- drawing, as MicroPython does ----


def draw_heap(say, blocks):
    letters = ""
    while len(letters) < blocks:
        if say.random() < 0.15:
            letters += "." * say.choice((1, 2, 30, 64, 128, 190, 700))
        else:
            letters += say.choice("hhhhTLDSAFBM") + "=" * say.choice((0, 0, 1, 1, 2, 3, 9, 70))
    return letters[:blocks]


def draw(areas, size, old, start=0):
    # The whole text. old: labels of five digits, and addresses instead of offsets if there is a start.
    total, used, ones, twos, largest, free = 0, 0, 0, 0, 0, 0
    for letters in areas:
        total += len(letters) * size
        used += sum(letter != "." for letter in letters) * size
        for match in re.finditer(r"[^.=]=*", letters):
            n = len(match[0])
            ones, twos, largest = ones + (n == 1), twos + (n == 2), max(largest, n)
        free = max([free] + [len(match[0]) for match in re.finditer(r"\.+", letters)])
    text = "stack: 2144 out of 8192\nGC: total: %d, used: %d, free: %d" % (total, used, total - used)
    text += "\n" if old else ", max new split: 4096\n"
    text += " No. of 1-blocks: %d, 2-blocks: %d, max blk sz: %d, max free sz: %d\n" % (ones, twos, largest, free)
    for letters in areas:
        text += "GC memory layout; from 3ffef3c0:" + rows(letters, size, old, start) + "\n"
    return text, (total, used, total - used, ones, twos, largest, free)


def rows(letters, size, old, start):
    text, b = "", 0
    while b < len(letters):
        if b % 64 == 0:
            e = b
            while e < len(letters) and letters[e] == ".":
                e += 1
            if e - b >= 128:
                text += "\n       (%d lines all free)" % ((e - b) // 64)
                b = e & ~63
                if b >= len(letters):
                    break
            label = start + b * size
            text += "\n%05x: " % (label & 0xFFFFF) if old else "\n%08x: " % label
        text += letters[b]
        b += 1
    return text


def check_drawn(terrarium):
    say = random.Random(7)
    for i in range(120):
        size, old = say.choice((8, 16, 16, 32)), i % 3 == 0
        areas = [draw_heap(say, say.choice((130, 1000, 2268, 9000))) for _ in range(1 + i % 2 * (i % 4))]
        text, figures = draw(areas, size, old, say.choice((0, 0x3FFEF3C0)) if old else 0)
        noise = text.replace("\n", "\r\n") if i % 5 == 0 else "".join("> " + line + "\n" for line in text.split("\n")) if i % 7 == 0 else text
        shown = run(terrarium, "map", ">>> micropython.mem_info(1)\r\n" + noise + ">>> ")
        assert tuple(table(shown).values()) == figures, (figures, shown[-900:])
        for letters in areas:
            assert rows(letters, size, False, 0) in "\n" + shown
        if i % 4 == 0:  # cut somewhere in its last area
            last = text.rindex("GC memory")
            cut = say.randrange(last, len(text) - 2)
            message = run(terrarium, "map", text[:cut], status=1)
            assert re.search("cut off|missing|were lost|there is no map", message), message
        if i % 4 == 1:  # without one of its lines
            lines = text.split("\n")
            inside = [n for n, line in enumerate(lines) if re.match(r"[0-9a-f]+: |       \(", line)]
            del lines[say.choice(inside)]
            message = run(terrarium, "map", "\n".join(lines), status=1)
            assert re.search("cut off|missing|were lost|there is no map", message), (message, lines[-30:])


def check_diff(terrarium):
    before = "h==LDh=" + "." * 57 + "S" * 64 + "." * 64
    after = "h==LDh=" + "AA" + "." * 55 + "S" * 60 + "...." + "." * 64
    texts = [draw([letters], 16, False)[0] for letters in (before, after)]
    shown = run(terrarium, "diff", *texts)
    assert "00000000: h==LDh=++......" in shown and "00000400: " + "S" * 60 + "----\n" in shown, shown
    assert "free before: 2 blocks, 32 bytes" in shown and "in use before: 4 blocks, 64 bytes" in shown
    assert re.search(r"^S .* 64 +60 +-4$", shown, re.M) and re.search(r"^A .* 0 +2 +\+2$", shown, re.M), shown
    other = draw([after], 32, False)[0]
    assert "two different heaps" in run(terrarium, "diff", texts[0], other, status=1)


def check_sample(terrarium):
    with open(SAMPLE) as file:
        sample = file.read()
    assert table(run(terrarium, "map", sample)) == WANTED
    assert "printed by micropython.mem_info(True)" in run(terrarium, "map", sample[:sample.index("GC memory")], status=1)
    assert "cut off at its end" in run(terrarium, "map", sample[:sample.index("03000:")], status=1)
    assert "neither a dump" in run(terrarium, "map", "hello\n", status=1)
    # A Terrarium's own: letters stand for several objects, so the counts may differ, not the total.
    own = subprocess.run([terrarium, "-c", "import micropython; micropython.mem_info(1)"], stdout=subprocess.PIPE, text=True).stdout
    assert re.search(r"^total +1048576 +1048576$", run(terrarium, "map", own), re.M)


def main():
    for name in ("TERRARIUM", "TERRARIUM32"):
        if os.environ.get(name):
            check_sample(os.environ[name])
            check_drawn(os.environ[name])
            check_diff(os.environ[name])


main()
