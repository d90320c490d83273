# SPDX-License-Identifier: MIT
# `json`: all that is known of a dump, for programs: figures, types, objects with their paths, sizes and references.
import json

from heaptool import graph as graphs, load, report, source
from heaptool.graph import FIRST


def run(command, arguments):
    source.expect(command, arguments, 2, "FILE OUT.json")
    heap = load.load(arguments[0])
    with open(arguments[1], "w") as file:
        write(heap, file.write)
    return 0


def write(heap, put):
    dump, graph = heap.dump, heap.graph
    figures = {
        "build": dump.build,
        "word": dump.word_size,
        "base": dump.base,
        "flags": dump.flags,
        "asked": dump.asked,
        "collections": dump.collections,
        "used": dump.used_words * dump.word_size,
        "run": dump.run_words * dump.word_size,
        "frames": dump.stack_words * dump.word_size,
        "live": heap.dominators.retained[0] - heap.dominators.retained[graphs.UNREACHABLE],
    }
    put('{"heap":%s,\n"frames":[' % json.dumps(figures))
    for i, frame in enumerate(dump.frames):
        name = dump.names.get(frame.code)
        row = [name.text, name.file, frame.line] if name else ["", "", frame.line]
        put((", " if i else "") + json.dumps(row))
    put('],\n"types":[')
    for i, row in enumerate(report.type_table(heap)):
        put((",\n" if i else "") + json.dumps(list(row)))
    put('],\n"groups":')
    put(json.dumps([[name, heap.dominators.retained[i]] for i, name in enumerate(graphs.GROUPS)]))
    roots = [[name, to] for group in range(1, graphs.UNREACHABLE) for _, name, to in graph.edges[group]]
    put(',\n"roots":' + json.dumps(roots))
    put(',\n"objects":[')
    for node in range(FIRST, graph.size):
        put((",\n" if node > FIRST else "") + json.dumps(describe(heap, node)))
    put("]}\n")


def describe(heap, node):
    graph = heap.graph
    return {
        "number": node,
        "address": heap.image.base + graph.place(node) * heap.image.size,
        "type": heap.names.type(node),
        "path": heap.names.path(node),
        "live": bool(graph.live[node]),
        "bytes": graph.bytes(node),
        "retained": heap.dominators.retained[node],
        "dominator": heap.dominators.parent[node],
        "refers": [[name, to] for _, name, to in graph.edges[node]],
    }
