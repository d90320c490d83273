#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tools/map_picture.py: the picture of a heap.map() is well-formed, has every letter of the text in its cell and on the colour
that the terminal would show, and is the same each time."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree

TOOL = [sys.executable, "tools/map_picture.py"]
SVG = "{http://www.w3.org/2000/svg}"
PROGRAM = "import heap\nthings = [[i] for i in range(300)]\nfor v in 'type', 'live': heap.map(v, color=True)\n"


def check(condition, *what):
    if not condition:
        print("FAILED:", *what)
        sys.exit(1)


def draw(text):
    return subprocess.run(TOOL, input=text, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout


def cells(svg):
    """{(row, column): letter} and {(row, column): colour behind it}, rows and columns from 0."""
    letters, papers = {}, {}
    root = xml.etree.ElementTree.fromstring(svg)
    items = list(root)
    check(root.tag == SVG + "svg" and items[0].tag == SVG + "rect", "no svg")
    for item in items[1:]:
        column = (int(item.get("x")) - 10) // 8
        if item.tag == SVG + "rect":
            row = (int(item.get("y")) - 10) // 17
            for i in range(int(item.get("width")) // 8):
                papers[row, column + i] = item.get("fill")
        else:
            row = (int(item.get("y")) - 23) // 17
            check(int(item.get("textLength")) == 8 * len(item.text), item.text)
            for i, letter in enumerate(item.text):
                letters[row, column + i] = letter
    for row, column in letters:
        check(8 * column + 18 <= int(root.get("width")) and 17 * row + 27 <= int(root.get("height")), "outside")
    return letters, papers


def main():
    svg = draw("a\033[30;41mb<\033[0m&\n\033[2m.\033[0;1mx\033[7my\033[m z\033[2K\n\n\033[30;104mq\033[49mr\n")
    letters, papers = cells(svg)
    check(letters == {(0, 0): "a", (0, 1): "b", (0, 2): "<", (0, 3): "&", (1, 0): ".", (1, 1): "x", (1, 2): "y", (1, 3): " ",
                      (1, 4): "z", (3, 0): "q", (3, 1): "r"}, letters)
    check(papers == {(0, 1): "#d9534f", (0, 2): "#d9534f", (1, 2): "#d8d8e0", (3, 0): "#8ab8ff"}, papers)
    check('fill-opacity="0.55">.<' in svg and 'font-weight="bold">x<' in svg, svg)
    check(subprocess.run(TOOL, input="", capture_output=True, encoding="utf-8", check=False).returncode == 1, "empty text")

    text = subprocess.run([os.environ["TERRARIUM"], "-X", "heapsize=64k", "-c", PROGRAM], stdout=subprocess.PIPE, check=True,
                          encoding="utf-8").stdout
    letters, papers = cells(draw(text))
    plain = re.sub(r"\033\[[0-9;]*m", "", text).splitlines()
    for row, line in enumerate(plain):
        shown = "".join(letters.get((row, column), " ") for column in range(len(line)))
        check(shown == line, row, shown, line)
    # A letter of the map has the colour that it has in the legend.
    for first in [row for row, line in enumerate(plain) if line.startswith("heap by")]:
        last = next(row for row in range(first, len(plain)) if plain[row].endswith("  total"))
        legend = {plain[row][0]: papers.get((row, 0)) for row in range(first, last) if re.match(r"\S +\d", plain[row])}
        check(len(set(legend.values())) >= min(len(legend), 4), legend)
        seen = 0
        for row in range(first + 1, last):
            if re.match(r"[0-9a-f]{8}: ", plain[row]):
                for column in range(10, len(plain[row])):
                    check(papers.get((row, column)) == legend[plain[row][column]], row, column)
                    seen += 1
        check(seen > 200, "cells", seen)
    check(draw(text) == draw(text), "not the same twice")
    print("map_picture.py draws what the text says")


main()
