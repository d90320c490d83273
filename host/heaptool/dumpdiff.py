# SPDX-License-Identifier: MIT
# What changed from one dump to another of the same program. Objects move, so addresses say nothing; but their order stays.
# Live objects of the two are matched in order, texts and numbers by their contents, others by type and size. A store that
# grew is another one. Where allocation sites were traced in both, objects have numbers, and no guess is needed. What is left
# over is new, or was deleted.
from heaptool import report, sites
from heaptool.graph import FIRST
from heaptool.suspects import Suspects

CONTENTS = ("str", "bytes", "int", "float", "RAW")


def keys(heap, table):
    # node -> what an object has to have in common with that of the other dump. table: of the sites, if both have one.
    graph, image = heap.graph, heap.image
    for node in range(FIRST, graph.size):
        if graph.live[node]:
            place = graph.place(node)
            kind = heap.names.type(node)
            size = image.payload(place)
            serial = table.serial(place) if table else None
            if serial is not None:
                yield node, (kind, "serial", serial)
            elif graph.kind_name(node) in CONTENTS:
                raw = bytes(image.raw(place, 0, size * image.size))
                # The hash of a str need not have been worked out in both.
                yield node, (kind, raw[2:] if kind == "str" else raw)
            else:
                yield node, (kind, size)


def compare(old, new):
    before, tables = {}, [sites.table(old), sites.table(new)]
    if None in tables:
        tables = [None, None]
    for node, key in keys(old, tables[0]):
        before.setdefault(key, []).append(node)
    used, born = {}, []
    for node, key in keys(new, tables[1]):
        n = used.get(key, 0)
        if n < len(before.get(key, ())):
            used[key] = n + 1
        else:
            born.append(node)
    deleted = []
    for key, nodes in before.items():
        deleted += nodes[used.get(key, 0) :]
    return born, deleted


def run(old, new):
    born, deleted = compare(old, new)
    rows = {}  # type -> [new, deleted, bytes new, bytes deleted]
    for heap, nodes, at in ((new, born, 0), (old, deleted, 1)):
        for node in nodes:
            row = rows.setdefault(heap.names.type(node), [0, 0, 0, 0])
            row[at] += 1
            row[at + 2] += heap.graph.bytes(node)
    print("%-28s %8s %8s %8s %12s" % ("live, by type", "# new", "# deleted", "# delta", "bytes"))
    total = [0, 0, 0]
    for name, row in sorted(rows.items(), key=lambda item: (-abs(item[1][2] - item[1][3]), item[0])):
        print("%-28s %8d %9d %+8d %+12d" % (name[:28], row[0], row[1], row[0] - row[1], row[2] - row[3]))
        total[0] += row[0]
        total[1] += row[1]
        total[2] += row[2] - row[3]
    print("%-28s %8d %9d %+8d %+12d" % ("all", total[0], total[1], total[0] - total[1], total[2]))
    holders(new, born)
    return 0


def holders(heap, born):
    # Where the new objects are.
    own = [0] * heap.graph.size
    for node in born:
        own[node] = heap.graph.bytes(node)
    suspects = Suspects(heap)
    found = suspects.holders(own, "new", 0.01)
    found.sort(key=lambda suspect: -suspect.amount)
    print()
    for suspect in found[:8]:
        owner = suspects.names.owner(suspect.node)
        path = heap.names.common(suspect.group) if suspect.group else heap.names.path(owner)
        print("%12s new in %s (%s)" % (report.count(suspect.amount), path, heap.names.describe(owner)))
