# SPDX-License-Identifier: MIT
# `snapshot`: a dump as a .heapsnapshot for the memory panel of Chrome's developer tools. The order of its parts belongs to
# the format. The root has synthetic children only, so that sizes are shown as they are; garbage hangs under one of its own.
import json

from heaptool import graph as graphs, load, source
from heaptool.error import ToolError
from heaptool.graph import FIRST

NODE_TYPES = (
    "hidden array string object code closure regexp number native synthetic,concatenated string,sliced string,"
    "symbol bigint,object shape"
)
EDGE_TYPES = ("context", "element", "property", "internal", "hidden", "shortcut", "weak")
FIELDS = 5  # numbers of a node

# kind -> type of its node; all others are objects
TYPES = {
    "STORE": 1,
    "TABLE": 1,
    "RAW": 1,
    "WEAK_TABLE": 0,
    "UNIT": 4,
    "code": 4,
    "str": 2,
    "bytes": 2,
    "function": 5,
    "method": 5,
    "float": 7,
    "int": 13,
}


def run(command, arguments):
    source.expect(command, arguments, 2, "FILE OUT.heapsnapshot")
    if not arguments[1].endswith(".heapsnapshot"):
        raise ToolError("the name of the file has to end with .heapsnapshot, or Chrome does not open it")
    heap = load.load(arguments[0])
    with open(arguments[1], "w") as file:
        Writer(heap, file.write).write_all()
    return 0


def node_types():
    names = []
    for part in NODE_TYPES.split(","):
        names += part.split(" ") if part.startswith(("hidden", "symbol")) else [part]
    return names


class Writer:
    def __init__(self, heap, write):
        self.heap, self.graph, self.image, self.write = heap, heap.graph, heap.image, write
        self.strings, self.index = ["<dummy>"], {}

    def string(self, text):
        if text not in self.index:
            self.index[text] = len(self.strings)
            self.strings.append(text)
        return self.index[text]

    def write_all(self):
        graph = self.graph
        meta = {
            "node_fields": ["type", "name", "id", "self_size", "edge_count"],
            "node_types": [node_types(), "string", "number", "number", "number"],
            "edge_fields": ["type", "name_or_index", "to_node"],
            "edge_types": [list(EDGE_TYPES), "string_or_number", "node"],
        }
        edges = sum([len(row) for row in graph.edges])
        self.write('{"snapshot":{"meta":%s,' % json.dumps(meta))
        self.write('"node_count":%d,"edge_count":%d,"trace_function_count":0},\n' % (graph.size, edges))
        self._rows("nodes", self._nodes())
        self._rows("edges", self._edges())
        self.write('"strings":[')
        for i, text in enumerate(self.strings):
            self.write(("" if i == 0 else ",\n") + json.dumps(text))
        self.write("]}\n")

    def _rows(self, name, rows):
        self.write('"%s":[' % name)
        first = True
        for row in rows:
            self.write(row if first else ",\n" + row)
            first = False
        self.write("],\n")

    def _nodes(self):
        graph = self.graph
        for node in range(graph.size):
            kind, name = self._type(node)
            count = len(graph.edges[node])
            # The age of an object is its id: odd, as those of what lies on a heap are.
            yield "%d,%d,%d,%d,%d" % (kind, self.string(name), 2 * node + 1, graph.bytes(node), count)

    def _type(self, node):
        if node < FIRST:
            return 9, "" if node == 0 else graphs.GROUPS[node]
        image, place = self.image, self.graph.place(node)
        kind = image.kind(place).name
        number = TYPES.get(kind, 3)
        if kind == "str":
            return number, image.text(image.base + place * image.size)[:64]
        if kind == "bytes":
            return number, repr(bytes(image.raw(place, 0, min(image.bytes_length(place), 64))))
        if kind == "CLASS":
            return number, "type %s" % image.text(image.value(place, 0))
        if kind in ("code", "function"):
            word = image.value(place, 0) if kind == "function" else image.base + place * image.size
            name = image.dump.names.get(word)
            return number, name.text if name and name.text else kind
        name = self.heap.names.type(node)
        # Chrome would guess the interface of an "Object"; and cut what begins with "<" at a blank.
        return number, "Object (class)" if name == "Object" else name.replace("<", "(").replace(">", ")")

    def _edges(self):
        for row in self.graph.edges:
            for kind, name, to in row:
                if kind == graphs.ELEMENT:
                    shown = name[1:-1]
                else:
                    shown = self.string(self._edge_name(name))
                yield "%d,%s,%d" % (kind, shown, to * FIELDS)

    def _edge_name(self, name):
        if name.startswith("."):
            return name[1:]
        if name.startswith(("['", '["')):
            return name[2:-2]
        return name
