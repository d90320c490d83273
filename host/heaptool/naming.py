# SPDX-License-Identifier: MIT
# What objects are called: their types, and the names by which a program reaches them, as `__main__.log[17]`. Of all ways
# the one through globals is told if there is one, else that of a frame, else that of the machine; of these the shortest.
from heaptool import graph as graphs
from heaptool.graph import FIRST, GLOBALS

PARTS = ("STORE", "TABLE", "RAW", "UNIT", "code", "WEAK_TABLE")
SHOWN = {"STORE": "list items", "TABLE": "dict entries", "RAW": "bytes of a buffer", "UNIT": "constants", "CLASS": "class"}


class Names:
    def __init__(self, graph):
        self.graph = graph
        self.image = graph.image
        self.before = [None] * graph.size  # node -> (node, name of the edge)
        self._search()

    def _search(self):
        # From one group of roots after the other, breadth first. What only describes code comes last.
        graph, before = self.graph, self.before
        for i in range(FIRST):
            before[i] = (0, "")
        later = []
        for group in range(1, FIRST):
            queue = [group]
            while queue or later:
                if not queue:
                    node, source, name = later.pop()
                    if before[node] is not None:
                        continue
                    before[node] = (source, name)
                    queue = [node]
                for node in queue:
                    for kind, name, to in graph.edges[node]:
                        if before[to] is None and kind != graphs.WEAK:
                            if kind == graphs.INTERNAL and name in ("__class__", "__globals__", "__code__"):
                                later.append((to, node, name))
                            else:
                                before[to] = (node, name)
                                queue.append(to)
                queue = []

    def path(self, node):
        # The name path of a node: __main__.sensors[3].samples.
        parts = []
        while node >= FIRST:
            source, name = self.before[node]
            if source == GLOBALS:
                parts.append("__main__" if name == "__main__" else "sys.modules")
            elif source < FIRST:
                where = graphs.GROUPS[source]
                parts.append(name if source == graphs.STACK else "%s %s" % (where, name))
            else:
                parts.append(self._step(source, node, name))
            node = source
        parts.reverse()
        return self._shorten("".join(parts)) if parts else graphs.GROUPS[node]

    def common(self, nodes):
        # The path that those of several nodes begin with: of `a.b[1]` and `a.b[2]` it is `a.b`. Or "".
        paths = [self.path(node) for node in nodes[:100]]
        start, end = min(paths), max(paths)
        n = 0
        while n < len(start) and n < len(end) and start[n] == end[n]:
            n += 1
        while n > 0 and n < len(end) and end[n] not in ".[":
            n -= 1
        return start[:n]

    def _step(self, source, node, name):
        kind = self.graph.kind_name(source)
        if name.startswith(("[", ".")):
            return name
        if name in ("(items)", "__dict__"):
            return ""
        if kind == "TABLE" and name.startswith("key "):
            return "<key %s>" % name[4:]
        return "<%s>" % name

    def _shorten(self, path):
        # sys.modules['spam'].x is spam.x.
        start = "sys.modules['"
        if path.startswith(start):
            end = path.find("']", len(start))
            if end > 0:
                return path[len(start) : end] + path[end + 2 :]
        return path

    # ---- types ----

    def type(self, node):
        # The name of the type of an object; of a part of an object what it is a part of, in brackets.
        if node < FIRST:
            return graphs.GROUPS[node]
        image, place = self.image, self.graph.place(node)
        kind = image.kind(place).name
        if kind in ("INSTANCE", "EXTENDED", "BaseException"):
            return self.class_name(image.value(place, 0)) or "object"
        if kind == "TABLE":
            owner = self.graph.tables.get(place)
            return "(%s entries)" % (owner[0] if owner else "dict")
        if kind == "CLASS":
            return "type"
        return "(%s)" % SHOWN.get(kind, kind.lower()) if kind in PARTS and kind != "code" else kind

    def class_name(self, word):
        image = self.image
        place = image.target(word)
        if place is not None:
            return image.text(image.value(place, 0))
        name = image.dump.names.get(word)
        return name.text if name else None

    def owner(self, node):
        # The object that a part belongs to, else the node itself.
        while node >= FIRST and self.graph.kind_name(node) in ("STORE", "TABLE", "RAW"):
            node = self.before[node][0]
        return node

    # ---- marks ----

    def is_mark(self, node):
        # Has heap.mark() made it?
        graph, image = self.graph, self.image
        if graph.kind_name(node) != "INSTANCE":
            return False
        word = image.value(graph.place(node), 0)
        return image.target(word) is None and self.class_name(word) == "mark"

    def label(self, mark):
        place = self.graph.place(mark)
        for i in range(1, self.image.payload(place)):
            text = self.image.text(self.image.value(place, i))
            if text:
                return text
        return ""

    # ---- contents ----

    def describe(self, node):
        # "list, 412 items".
        image = self.image
        if node < FIRST:
            return graphs.GROUPS[node]
        place, kind = self.graph.place(node), self.type(node)
        name = image.kind(place).name
        if name == "list":
            return "%s of %d" % (kind, image.number(image.value(place, 1)))
        if name in ("dict", "set", "frozenset"):
            return "%s of %d" % (kind, image.number(image.value(place, 2)) >> 2)
        if name == "tuple":
            return "%s of %d" % (kind, image.payload(place))
        if name in ("bytearray", "array"):
            return "%s of %d bytes" % (kind, image.number(image.value(place, 1)))
        if name == "str":
            return "str of %d bytes" % image.text_length(place)
        if name == "bytes":
            return "bytes of %d" % image.bytes_length(place)
        if name == "function":
            code = image.dump.names.get(image.value(place, 0))
            return "function %s() at %s:%d" % (code.text, code.file, code.line) if code and code.file else kind
        if name == "module":
            return "module"
        return kind
