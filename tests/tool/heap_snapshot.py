# SPDX-License-Identifier: MIT
# timeout: 120
"""A .heapsnapshot of a dump: Chrome's own loader opens it without a warning, and what it works out for each node (name,
size, retained size) is what `terrarium heap json` says. Skipped without node, and until tests/npm was installed."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
READER = os.path.join(ROOT, "tests/npm/read_snapshot.mjs")
PROGRAM = """
import heap, io, sys

class Node:
    def __init__(self, name, peer=None):
        self.name, self.peer, self.parts = name, peer, [name, {name: peer}, (peer, name)]

class Object(Node):
    pass

def outer(n):
    kept = bytearray(n)
    def inner():
        return kept
    return inner

def count(n):
    yield from range(n)

first = Node("a\\u00e9\\u20ac]\\"\\\\")
ring = Object("<b>", first)
first.peer = ring
closure, running, numbers = outer(500), count(9), {i * 0.1: 1 << i for i in range(70)}
next(running)
try:
    {}["missing"]
except KeyError as error:
    caught = error
shared = [first, ring]
table = {"one": shared, 2: shared, (1, "x"): {3, 4, "five"}, None: b"bytes"}
garbage = [[i, shared] for i in range(50)]
del garbage
heap.dump(open(sys.argv[1], "wb"))
"""


def check(terrarium, folder):
    dump, snapshot = os.path.join(folder, "dump"), os.path.join(folder, "x.heapsnapshot")
    subprocess.run([terrarium, "-c", PROGRAM, dump], check=True)
    subprocess.run([terrarium, "heap", "snapshot", dump, snapshot], check=True)
    subprocess.run([terrarium, "heap", "json", dump, os.path.join(folder, "x.json")], check=True)
    with open(os.path.join(folder, "x.json")) as file:
        ours = json.load(file)
    done = subprocess.run(["node", READER, snapshot], check=True, stdout=subprocess.PIPE)
    chrome = json.loads(done.stdout)
    assert chrome["warnings"] == [], chrome["warnings"]
    groups, objects, nodes = ours["groups"], ours["objects"], chrome["nodes"]
    assert len(nodes) == len(groups) + len(objects) > 150, len(nodes)
    for (name, retained), node in zip(groups, nodes):
        assert node[2] == retained, (name, retained, node)
    for row, node in zip(objects, nodes[len(groups):]):
        assert (node[1], node[2]) == (row["bytes"], row["retained"]), (row, node)
        assert node[3] > 0, (row, node)  # a distance from the root
    sizes = sum(row["bytes"] for row in objects)
    assert chrome["total"] == nodes[0][2] == sizes, (chrome["total"], sizes)
    # What a program may not have, and nobody else keeps, is what garbage is.
    dead = sum(row["bytes"] for row in objects if not row["live"])
    assert dict(groups)["(unreachable)"] == dead > 0, (groups, dead)


def main():
    if not shutil.which("node") or not os.path.isdir(os.path.join(ROOT, "tests/npm/node_modules/esbuild")):
        print("tests/npm is not installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("TERRARIUM", "TERRARIUM32"):
            if os.environ.get(name):
                check(os.environ[name], folder)


main()
