# SPDX-License-Identifier: MIT
# timeout: 240
"""heap.dump(): the same heap by a file and the console; what it says is what is there; retained sizes against a brute-force
computation; a MemoryError leaves one; nothing of a redacted one can be read. Damaged ones are refused in one line."""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import zlib

PROGRAM = """
import heap, io, micropython, sys
class Node:
    def __init__(self, name):
        self.name, self.peers = name, []
nodes = [Node("node %d" % i) for i in range(12)]
for i, node in enumerate(nodes):
    node.peers.append(nodes[i * 5 % 12])
    node.extra = {i: "secret%d" % (i * 1111)}
shared = bytearray(b"hidden" * 20)
views = (shared, [shared], {"password": "opensesame", "gigantic": 1 << 90, "tiny": 1e-300})
"""


def run(*command, status=0, data=None):
    done = subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=30)
    assert done.returncode == status, (command, done.returncode, done.stdout[-300:], done.stderr[-300:])
    return done


def read_json(terrarium, dump):
    out = dump + ".json"
    run(terrarium, "heap", "json", dump, out)
    with open(out) as file:
        return json.load(file)


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read()


# ---- ways out ----


def check_ways(terrarium, folder):
    # Nothing is made between two dumps, since the files have their buffers: all are of one heap.
    log = os.path.join(folder, "log")
    code = PROGRAM + (
        "a, b, text = open(sys.argv[1] + '1', 'wb'), open(sys.argv[1] + '2', 'wb'), open(sys.argv[1] + '3', 'w')\n"
        "for f in (a, b, text): f.write('' if f is text else b'')\n"
        "heap.dump(); heap.dump(a); heap.dump(b); heap.dump(text); heap.dump(sys.stdout); heap.dump(sys.stdout.buffer)\n"
        "for f in (a, b, text): f.close()\n")
    console = run(terrarium, "-c", code, log).stdout
    first, second, text = [read(log + n) for n in "123"]
    begin = b"\n-----BEGIN TERRARIUM HEAP DUMP-----\n"
    assert console.count(begin) == 2 and text.startswith(begin)
    assert b"\x93TrHeap\n" in console
    lines = text.decode().split("\n")
    assert all(len(line) <= 101 for line in lines), "lines are short enough for a terminal"
    reports = [describe(terrarium, folder, data) for data in (first, second, text)]
    # From the console, with what else was written around, and with the ends of lines of a serial line.
    head = console[:console.index(b"\x93TrHeap")]
    noise = b"\x1b[2J>>> heap.dump()\r\n" + head.replace(b"\n", b"\r\n") + b"\r\n>>> "
    reports.append(describe(terrarium, folder, noise))
    objects = [[(o["type"], o["bytes"], o["live"], o["path"]) for o in report["objects"]] for report in reports]
    assert objects[0] == objects[1] == objects[2] == objects[3], "the same heap"
    paths = {o["path"] for o in reports[0]["objects"]}
    assert {"__main__.nodes[3].name", "__main__.nodes[7].extra[7]", "__main__.shared", "__main__.views[2]['gigantic']"} <= paths
    return first, text


def describe(terrarium, folder, data):
    return read_json(terrarium, write(os.path.join(folder, "some.dump"), data))


def check_refused(terrarium):
    # What would change the heap while it is written, and what is no stream.
    code = ("import heap, io\nclass Out(io.IOBase):\n    def write(self, b): return len(b)\n"
            "for out in (Out(), 5, io.BytesIO(b'x').getbuffer, io.StringIO(), io.BytesIO(), open('/dev/null', 'rb')):\n"
            "    try: heap.dump(out)\n    except Exception as e: print(type(e).__name__)\n")
    assert run(terrarium, "-c", code).stdout.split() == [b"TypeError"] * 5 + [b"UnsupportedOperation"]


def check_map(terrarium, folder):
    # The map of a dump is that of mem_info() at the same moment.
    log = os.path.join(folder, "both")
    text = run(terrarium, "-c", PROGRAM + "micropython.mem_info(True); heap.dump()").stdout
    drawn = run(terrarium, "heap", "map", write(log, text)).stdout.decode()
    rows = [line for line in drawn.split("\n") if re.match(r"[0-9a-f]{8}: |       \(", line)]
    wanted = [line for line in text.decode().split("\n") if re.match(r"[0-9a-f]{8}: |       \(", line)]
    assert rows == wanted and len(rows) > 5, (rows[:20], wanted[:20])


def check_views(terrarium, folder):
    # By module: each share is as large as heap.map("module") says at the same moment. By age: what was made between two marks.
    def rows(way):
        out = run(terrarium, "heap", "map", "--by=" + way, log).stdout.decode()
        found = re.findall(r"^(\S) (\S.*?) +(\d+) +(\d+)$", out[out.index(" bytes\n"):], re.M)
        picture = "".join(re.findall(r"^[0-9a-f]{8}: (.*)$", out, re.M))
        # A letter stands for the first object of 32 bytes: small ones may hide.
        assert {row[0] for row in found if int(row[3]) > 100} <= set(picture) and found, out
        return {name: (letter, int(objects), int(size)) for letter, name, objects, size in found}

    log = os.path.join(folder, "views")
    code = PROGRAM + "import asyncio, struct\nfirst = heap.mark('first')\nmore = [[i] for i in range(100)]\nlast = heap.mark('last')\n"
    text = run(terrarium, "-c", code + "heap.map('module'); heap.dump()").stdout
    write(log, text)
    told = dict((name, (letter, int(size))) for letter, size, name in re.findall(r"^([A-Z]) +(\d+)  (asyncio|__main__)$", text.decode(), re.M))
    shares = rows("module")
    assert len(told) == 2 and told["__main__"] == shares["__main__"][::2] and told["asyncio"] == shares["asyncio"][::2], (told, shares)
    ages = rows("age")
    assert ages["up to mark 'last'"][1] in range(200, 210) and ages["up to mark 'last'"][0] == "1", ages
    assert ages["before mark 'first'"][1] > 100 and ages["since then"][1] in range(1, 10), ages
    write(log, run(terrarium, "-c", PROGRAM + "heap.dump()").stdout)
    counts = [row[1] for row in rows("age").values()]
    assert len(counts) == 10 and max(counts) - min(counts) <= 1, counts
    assert sum(counts) == sum(row[1] for row in rows("module").values()) == sum(row[1] for row in rows("type").values()), counts


def check_diff(terrarium, folder):
    # What a program made and gave up between two dumps, to the object; garbage is no difference.
    code = PROGRAM + (
        "class Other: pass\n"
        "olds, news = [Other() for i in range(30)], []\n"
        "for i in range(30): olds[i].text = 'old text %d' % i\n"
        "i = 0\n"
        "a, b = open(sys.argv[1] + 'A', 'wb'), open(sys.argv[1] + 'B', 'wb')\n"
        "heap.dump(a)\n"
        "del olds[5:25]\n"
        "for i in range(50): news.append(Node('new text %d' % i)); [i]\n"
        "heap.dump(b)\n")
    path = os.path.join(folder, "diff")
    run(terrarium, "-c", code, path)
    text = run(terrarium, "heap", "diff", path + "A", path + "B").stdout.decode()
    rows = {row[0]: tuple(int(n) for n in row[1:]) for row in re.findall(r"^(\S+) +(\d+) +(\d+) +([+-]\d+) +[+-]\d+$", text, re.M)}
    assert rows["Node"] == (50, 0, 50) and rows["Other"] == (0, 20, -20), text
    assert rows["list"] == (50, 0, 50) and rows["str"] == (50, 20, 30), text
    assert "new in __main__.news (list of 50)" in text, text
    same = run(terrarium, "heap", "diff", path + "A", path + "A").stdout.decode()
    assert re.search(r"^all +0 +0 +\+0 +\+0$", same, re.M), same
    # As many as before, and of the same size: only numbers that were traced tell that they are others.
    code = (
        "import heap, sys, tracemalloc\n"
        "class Other: pass\n"
        "if len(sys.argv) > 2: tracemalloc.start()\n"
        "many = [Other() for i in range(30)]\n"
        "a, b = open(sys.argv[1] + 'A', 'wb'), open(sys.argv[1] + 'B', 'wb')\n"
        "heap.dump(a)\n"
        "for i in range(12): many[i] = Other()\n"
        "heap.dump(b)\n")
    for more, wanted in ((["trace"], (12, 12, 0)), ([], None)):
        run(terrarium, "-c", code, path, *more)
        text = run(terrarium, "heap", "diff", path + "A", path + "B").stdout.decode()
        row = re.search(r"^Other +(\d+) +(\d+) +([+-]\d+) ", text, re.M)
        assert (tuple(int(n) for n in row.groups()) if row else None) == wanted, text
    colored = run(terrarium, "heap", "map", "--by=live", "--color=always", path + "B").stdout
    assert b"\x1b[32m" in colored and b"\x1b[31m" in colored  # live and garbage


# ---- what it says ----


def check_retained(dump):
    # What would no longer be reached without the node, by walking again for each one.
    objects = {o["number"]: o for o in dump["objects"]}
    roots = [to for _, to in dump["roots"]]

    def reach(without):
        seen, stack = set(), [to for to in roots if to != without]
        seen.update(stack)
        while stack:
            for _, to in objects[stack.pop()]["refers"]:
                if to != without and to not in seen:
                    seen.add(to)
                    stack.append(to)
        return sum(objects[n]["bytes"] for n in seen)

    everything = reach(None)
    assert everything == dump["heap"]["live"] == sum(row[2] for row in dump["types"])
    for number, o in objects.items():
        if o["live"]:
            assert o["retained"] == everything - reach(number), o


def check_error(terrarium, folder):
    out = os.path.join(folder, "error.dump")
    grow = PROGRAM + "kept = []\ndef fill(step):\n    while True: kept.append(bytearray(step))\n"
    heap = ["-X", "heapsize=64k", "--heap-on-error", out]
    done = run(terrarium, *heap, "-c", grow + "fill(900)", status=1)
    assert b"MemoryError" in done.stderr
    report = run(terrarium, "heap", "report", out).stdout.decode()
    assert re.match(r"out of memory: 9\d\d bytes were wanted for a new bytearray, at <string>:\d+ in fill\n", report), report[:300]
    assert "innermost first\n  <string>:" in report and " in fill\n" in report, report
    dump = read_json(terrarium, out)
    assert dump["heap"]["flags"] == 2 and dump["heap"]["asked"] > 900 and dump["frames"][0][0] == "fill"
    check_retained(dump)
    # One that the program deals with leaves none, and spoils none that was there for another reason.
    write(out, b"mine")
    run(terrarium, *heap, "-c", "print(1)")
    assert read(out) == b"mine"
    run(terrarium, *heap, "-c", grow + "try: fill(900)\nexcept MemoryError: kept.clear()")
    assert not os.path.exists(out)
    # The last one counts, not the first; and another exception leaves none.
    run(terrarium, *heap, "-c", grow + "try: fill(900)\nexcept MemoryError: kept.clear()\nfill(555)", status=1)
    assert 555 < read_json(terrarium, out)["heap"]["asked"] < 900
    os.remove(out)
    run(terrarium, *heap, "-c", grow + "try: fill(900)\nexcept MemoryError: 1 // 0", status=1)
    assert not os.path.exists(out)
    # In the handler, with nothing free, to a file that was opened before.
    code = grow + ("f = open(%r, 'wb')\ntry: fill(3)\nexcept MemoryError: heap.dump(f)\n" % out)
    run(terrarium, "-X", "heapsize=32k", "-c", code)
    assert read_json(terrarium, out)["heap"]["live"] > 24000


def check_everywhere(terrarium, folder):
    # The n-th allocation fails, wherever that is: while something is compiled, sorted, written. What is left can be read.
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "heap_leaks/fails_anywhere.py")
    out = os.path.join(folder, "some.dump")
    left = 0
    for n in range(1, 400, 7):
        options = ["-X", "heapsize=256k", "-X", "verify", "-X", "fail_alloc=%d" % n, "--heap-on-error", out]
        done = subprocess.run([terrarium, *options, program], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=30)
        assert done.returncode in (0, 1), (n, done.returncode, done.stderr)
        if os.path.exists(out):
            report = run(terrarium, "heap", "report", out).stdout.decode()
            assert re.search(r"^total +262,144$", report, re.M) and report.startswith("out of memory: "), (n, report)
            os.remove(out)
            left += 1
    assert left > 20, left


def check_redacted(terrarium, folder):
    out = os.path.join(folder, "redacted")
    run(terrarium, "-c", PROGRAM + "heap.dump(open(sys.argv[1], 'wb'), redact=1)", out)
    data = read(out)
    for text in (b"secret", b"hidden", b"opensesame", b"password", b"node 1"):
        assert text not in data, text
    plain = os.path.join(folder, "readable")
    run(terrarium, "-c", PROGRAM + "heap.dump(open(sys.argv[1], 'wb'), redact=0)", plain)
    assert b"opensesame" in read(plain)
    dump = read_json(terrarium, out)
    assert dump["heap"]["flags"] == 1
    paths = {o["path"] for o in dump["objects"]}
    # Names of globals and attributes are told, keys that are data are not.
    assert "__main__.nodes[3].name" in paths and "__main__.shared" in paths
    assert not any("gigantic" in path for path in paths)
    # The same objects, as large as they are.
    whole = read_json(terrarium, plain)
    assert [(o["type"], o["bytes"]) for o in dump["objects"]] == [(o["type"], o["bytes"]) for o in whole["objects"]]
    check_retained(dump)


# ---- damaged ----


def check_damaged(terrarium, folder, binary, text):
    path = os.path.join(folder, "damaged")
    say = random.Random(4)

    def refused(data, may_be_fine=False):
        write(path, data)
        done = subprocess.run([terrarium, "heap", "report", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=30)
        fine = done.returncode == 0 and not done.stderr
        one_line = done.returncode == 1 and done.stderr.count(b"\n") == 1 and done.stderr.startswith(b"terrarium heap: ")
        assert one_line or (may_be_fine and fine), (done.returncode, done.stderr, len(data))

    for data in (binary, text):
        for cut in range(0, len(data), 97 * (1 + len(data) // 40000)):
            refused(data[:cut])
    for i in range(300):
        data = bytearray(binary if i % 2 else text)
        at = say.randrange(len(data))
        data[at] ^= 1 << say.randrange(8)
        # In a log a changed end of a line, or one before the dump, does no harm.
        refused(bytes(data), may_be_fine=i % 2 == 0)
    for size in (0, 1, 7, 8, 9, 50, 5000):
        refused(say.randbytes(size))
        refused(b"\x93TrHeap\n" + say.randbytes(size))
    refused(b"\x93TrHeap\n" + bytes(700000))  # larger than an object of 32-bit words can be
    for size in (0, 1, 7, 8, 9, 50, 5000):
        refused(b"-----BEGIN TERRARIUM HEAP DUMP-----\n" + say.randbytes(size))
    # With a sum that is right: whatever comes of it, it ends, and without a traceback.
    for i in range(150):
        data = bytearray(binary[:-4])
        for _ in range(1 + i % 3):
            data[say.randrange(8, len(data) - 2)] = say.choice((0, 1, 127, 128, 255, say.randrange(256)))
        refused(bytes(data) + zlib.crc32(data[:-2]).to_bytes(4, "little"), may_be_fine=True)


def main():
    for name in ("TERRARIUM", "TERRARIUM32"):
        terrarium = os.environ.get(name)
        if not terrarium:
            continue
        with tempfile.TemporaryDirectory() as folder:
            binary, text = check_ways(terrarium, folder)
            check_refused(terrarium)
            check_map(terrarium, folder)
            check_views(terrarium, folder)
            check_diff(terrarium, folder)
            check_retained(describe(terrarium, folder, binary))
            check_error(terrarium, folder)
            check_everywhere(terrarium, folder)
            check_redacted(terrarium, folder)
            check_damaged(terrarium, folder, binary, text)


main()
