# SPDX-License-Identifier: MIT
# `pprof`: a dump as a heap profile, profile.proto. Where allocation sites were traced a sample is a site with those that
# called it, and all objects made there; else it is a type, called from the names of what keeps it (the leaf is the type).
from heaptool import load, sites, source
from heaptool.graph import FIRST, UNREACHABLE


def run(command, arguments):
    source.expect(command, arguments, 2, "FILE OUT.pb")
    heap = load.load(arguments[0])
    profile = Profile()
    for stack, kind, objects, size in samples(heap):
        profile.add(stack, kind, objects, size)
    with open(arguments[1], "wb") as file:
        file.write(profile.finish())
    return 0


def samples(heap):
    # (stack from the leaf outwards of (function, file, line), type, objects, bytes) of all that is live.
    graph, rows, table = heap.graph, {}, sites.table(heap)
    for node in range(FIRST, graph.size):
        if graph.live[node]:
            kind = heap.names.type(node)
            stack = table.stack(graph.place(node)) if table else _holders(heap, node, kind)
            row = rows.setdefault((stack, kind), [0, 0])
            row[0] += 1
            row[1] += graph.bytes(node)
    return [(stack, kind, n, size) for (stack, kind), (n, size) in rows.items()]


def _holders(heap, node, kind):
    # The type, then the objects that dominate it, outwards; items of a container are not told apart.
    dominators, names = heap.dominators, heap.names
    stack, at, last = [(kind, "", 0)], dominators.parent[node], None
    while at >= FIRST and len(stack) < 40:
        owner = names.owner(at)
        path = names.path(owner)
        if path != last:
            stack.append((path, "", 0))
        last = path
        at = dominators.parent[at]
    if at == UNREACHABLE:
        stack.append(("(unreachable)", "", 0))
    return tuple(stack)


# ---- protocol buffers ----


def varint(n):
    out = bytearray()
    n &= (1 << 64) - 1
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def field(number, value):
    # A number, or bytes, as a field.
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


class Profile:
    # Go's four kinds of values: what was ever allocated is not known, and is what is in use.
    def __init__(self):
        self.strings, self.index = [], {}
        self.functions, self.locations, self.parts = {}, {}, []
        self.string("")
        for kind, unit in (("alloc_objects", "count"), ("alloc_space", "bytes"), ("inuse_objects", "count"), ("inuse_space", "bytes")):
            self.parts.append(field(1, field(1, self.string(kind)) + field(2, self.string(unit))))

    def string(self, text):
        if text not in self.index:
            self.index[text] = len(self.strings)
            self.strings.append(text)
        return self.index[text]

    def add(self, stack, kind, objects, size):
        locations = b"".join([varint(self.location(*call)) for call in stack])
        values = b"".join([varint(n) for n in (objects, size, objects, size)])
        label = field(1, self.string("type")) + field(2, self.string(kind))
        self.parts.append(field(2, field(1, locations) + field(2, values) + field(3, label)))

    def location(self, function, file, line):
        key = (function, file, line)
        if key not in self.locations:
            number = self.locations[key] = len(self.locations) + 1
            inner = field(1, self.function(function, file)) + field(2, line)
            self.parts.append(field(4, field(1, number) + field(4, inner)))
        return self.locations[key]

    def function(self, name, file):
        key = (name, file)
        if key not in self.functions:
            number = self.functions[key] = len(self.functions) + 1
            text = self.string(name)
            self.parts.append(
                field(5, field(1, number) + field(2, text) + field(3, text) + field(4, self.string(file)))
            )
        return self.functions[key]

    def finish(self):
        self.parts.append(field(11, field(1, self.string("space")) + field(2, self.string("bytes"))))
        self.parts.append(field(12, 1))
        self.parts.append(field(14, self.string("inuse_space")))
        self.parts += [field(6, text.encode()) for text in self.strings]
        return b"".join(self.parts)
