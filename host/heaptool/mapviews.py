# SPDX-License-Identifier: MIT
# What the letters and colours of a dump's map stand for: the type of an object, whether it lives, the module that reaches it, or
# how old it is. A view has `names` (letter -> what it stands for, in the order of the table) and tells letter and colour of a node.
from heaptool import color, meminfo
from heaptool.graph import FIRST, WEAK
from heaptool.image import HELD

COLORS = (color.GREEN, color.CYAN, color.YELLOW, color.MAGENTA, color.BLUE)
TENTHS = 10


class ByType:
    def __init__(self, heap):
        self.heap, self.names = heap, meminfo.LETTERS

    def letter(self, node):
        return self.heap.image.kind(self.heap.graph.place(node)).letter

    def color(self, node):
        return color.OF_LETTER.get(self.letter(node), 0)


class ByLife(ByType):
    def color(self, node):
        if self.heap.image.words[self.heap.graph.place(node)] & HELD:
            return color.YELLOW
        return color.GREEN if self.heap.graph.live[node] else color.RED


class ByModule:
    # As heap.map("module") has it: the modules share in the order of import, __main__ last; each gets what its globals reach and no
    # earlier one has. `-` is what no module reaches, `x` garbage.
    def __init__(self, heap):
        graph, self.letters, self.colors, self.names = heap.graph, {}, {"-": 0, "x": color.RED}, {}
        modules = _modules(heap)
        entries = set([top for _, tops in modules for top in tops])
        for i, (name, tops) in enumerate(modules):
            letter = chr(ord("A") + i) if i < 25 else "Z"
            self.names[letter] = name if letter not in self.names else "other modules"
            self.colors[letter] = COLORS[i % len(COLORS)]
            self._share(graph, letter, tops, entries)
        self.names["-"], self.names["x"] = "no module", "garbage"
        self.live = graph.live

    def _share(self, graph, letter, tops, entries):
        stack = [top for top in tops if top not in self.letters]
        for top in stack:
            self.letters[top] = letter
        while stack:
            for kind, _, to in graph.edges[stack.pop()]:
                if kind != WEAK and to not in self.letters and to not in entries:
                    self.letters[to] = letter
                    stack.append(to)

    def letter(self, node):
        return self.letters.get(node, "-") if self.live[node] else "x"

    def color(self, node):
        return self.colors[self.letter(node)]


def _modules(heap):
    # [(name, nodes that it begins with)] of all modules that have something on the heap.
    graph, image, rows, last = heap.graph, heap.image, [], []
    roots = {name: values[0] for name, values in image.dump.roots if name in ("MAIN", "MODULES")}
    main, table = image.target(roots.get("MAIN", 0)), image.target(roots.get("MODULES", 0))
    table = image.target(image.value(table, 0)) if table is not None else None
    for _, name, node in graph.edges[graph.node_of[table]] if table is not None else ():
        if graph.kind_name(node) == "module":
            space = image.target(image.value(graph.place(node), 0))
            row = (name[2:-2], [node] + ([graph.node_of[space]] if space is not None else []))
            (last if space is not None and space == main else rows).append(row)
    if not last and main is not None:
        last.append(("__main__", [graph.node_of[main]]))
    return rows + last


class ByAge:
    # Address order is age order. heap.mark() divides it; without a mark, tenths of all objects do, the oldest first.
    def __init__(self, heap):
        graph, self.names = heap.graph, {}
        self.limits = marks = _marks(heap)
        for i, node in enumerate(marks[:TENTHS]):
            self.names[str(i)] = "%s mark %r" % ("before" if i == 0 else "up to", heap.names.label(node))
        if marks:
            self.names[str(len(marks[: TENTHS - 1]))] = "since then"
        else:
            self.limits = [FIRST + i * (graph.size - FIRST) // TENTHS for i in range(1, TENTHS)]
            for i in range(TENTHS):
                self.names[str(i)] = "tenth %d%s" % (i + 1, ", the oldest" if i == 0 else ", the youngest" if i == TENTHS - 1 else "")

    def letter(self, node):
        age = 0
        while age < min(len(self.limits), TENTHS - 1) and node >= self.limits[age]:
            age += 1
        return str(age)

    def color(self, node):
        return (color.GREY, *COLORS)[int(self.letter(node)) % 6]


def _marks(heap):
    graph, marks = heap.graph, []
    for node in range(FIRST, graph.size):
        if graph.live[node] and heap.names.is_mark(node):
            marks.append(node)
    return marks


VIEWS = {"type": ByType, "live": ByLife, "module": ByModule, "age": ByAge}
