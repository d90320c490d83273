# SPDX-License-Identifier: MIT
# timeout: 60
"""A profile of a dump: Debian's protobuf compiler decodes it by tests/tool/profile.proto, all that a reader of pprof checks holds,
and its totals are those of the report. Skipped without protoc."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = """
import heap, sys
trace = len(sys.argv) > 2
if trace:
    import tracemalloc
    tracemalloc.start(5)
class Sensor:
    def __init__(self, i):
        self.values = [i * 1.5] * 7
def make(n):
    return [Sensor(i) for i in range(n)]
sensors = make(60)
names = {"sensor %d" % i: i for i in range(30)}
heap.dump(open(sys.argv[1], "wb"))
"""


def parse(text):
    # The text form of protoc --decode: [(name, number, text or [the same])].
    lines = iter(text.split("\n"))

    def block():
        rows = []
        for line in lines:
            line = line.strip()
            if line == "}":
                return rows
            if line.endswith("{"):
                rows.append((line[:-2], block()))
            elif line:
                name, value = line.split(": ", 1)
                rows.append((name, int(value) if value.lstrip("-").isdigit() else json.loads(value)))
        return rows

    return block()


def all_of(rows, name):
    return [value for key, value in rows if key == name]


def one(rows, name):
    return dict(rows).get(name, 0)


def check(terrarium, folder, more):
    dump, profile = os.path.join(folder, "dump"), os.path.join(folder, "x.pb")
    subprocess.run([terrarium, "-c", PROGRAM, dump] + more, check=True)
    subprocess.run([terrarium, "heap", "pprof", dump, profile], check=True)
    report = subprocess.run([terrarium, "heap", "report", dump], check=True, stdout=subprocess.PIPE, text=True).stdout
    decode = ["protoc", "--proto_path=" + HERE, "--decode=Profile", os.path.join(HERE, "profile.proto")]
    with open(profile, "rb") as file:
        done = subprocess.run(decode, stdin=file, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert not done.stderr, done.stderr
    rows = parse(done.stdout)
    assert not re.search(r"^\s*\d+:", done.stdout, re.M), "a field that is not in profile.proto"
    texts = all_of(rows, "string_table")
    assert texts[0] == "" and len(set(texts)) == len(texts)
    kinds = [(texts[one(kind, "type")], texts[one(kind, "unit")]) for kind in all_of(rows, "sample_type")]
    assert kinds == [("alloc_objects", "count"), ("alloc_space", "bytes"), ("inuse_objects", "count"), ("inuse_space", "bytes")]
    assert texts[one(rows, "default_sample_type")] == "inuse_space"
    functions = {one(f, "id"): texts[one(f, "name")] for f in all_of(rows, "function")}
    locations = {one(p, "id"): functions[one(one(p, "line"), "function_id")] for p in all_of(rows, "location")}
    assert 0 not in functions and 0 not in locations
    assert len(functions) == len(all_of(rows, "function")) and len(locations) == len(all_of(rows, "location"))
    objects = size = 0
    by_type, leaves = {}, {}
    for sample in all_of(rows, "sample"):
        values, stack = all_of(sample, "value"), all_of(sample, "location_id")
        label = one(sample, "label")
        assert len(values) == 4 and stack and all(number in locations for number in stack)
        assert texts[one(label, "key")] == "type"
        objects += values[2]
        size += values[3]
        kind = texts[one(label, "str")]
        by_type[kind] = by_type.get(kind, 0) + values[3]
        leaves[locations[stack[0]]] = leaves.get(locations[stack[0]], 0) + values[2]
    everything = re.search(r"^all +([\d,]+) +([\d,]+)$", report, re.M)
    assert (objects, size) == tuple(int(n.replace(",", "")) for n in everything.groups()), (objects, size, everything[0])
    for kind in ("Sensor", "dict", "list", "str"):
        row = re.search(r"^%s +[\d,]+ +([\d,]+)$" % kind, report, re.M)
        assert by_type[kind] == int(row[1].replace(",", "")), (kind, by_type[kind], row[0])
    return leaves, report


def main():
    if not shutil.which("protoc"):
        print("there is no protoc")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("TERRARIUM", "TERRARIUM32"):
            if os.environ.get(name):
                leaves, _ = check(os.environ[name], folder, [])
                assert leaves["Sensor"] == 60, leaves
                # With allocation sites: the list and its store of each Sensor were made by one line.
                leaves, report = check(os.environ[name], folder, ["trace"])
                line = 1 + PROGRAM.split("\n").index("        self.values = [i * 1.5] * 7")
                assert leaves["<string>:%d" % line] == 120, leaves
                assert leaves["(before tracing)"] > 20, leaves
                assert re.search(r"^  [\d,]+ bytes of it were made at <string>:%d$" % line, report, re.M), report[:400]


main()
