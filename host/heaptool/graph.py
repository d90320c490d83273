# SPDX-License-Identifier: MIT
# The graph of a dump: who refers to whom, and under which name. Nodes are numbered: 0 is the root, then come the groups of
# roots, then all objects from the oldest to the youngest. Types, names and code that lie in flash are no nodes.
from heaptool import dumpfile

# Kinds of edges, as in a .heapsnapshot.
CONTEXT, ELEMENT, PROPERTY, INTERNAL = 0, 1, 2, 3
WEAK = 6  # keeps nothing: what garbage refers to

GROUPS = ("(root)", "(globals)", "(stack)", "(machine)", "(C stack)", "(unreachable)")
GLOBALS, STACK, MACHINE, C_STACK, UNREACHABLE = 1, 2, 3, 4, 5
FIRST = len(GROUPS)

# Names of the Values of an object, by its kind: the first ones; all others are numbered. A name without a dot is no attribute.
FIELDS = {
    "method": (".__func__", ".__self__"),
    "wrapper_descriptor": (".__func__", ".__self__"),
    "property": (".fget", ".fset", ".fdel", ".__doc__"),
    "staticmethod": (".__func__",),
    "classmethod": (".__func__",),
    "super": (".__thisclass__", ".__self__"),
    "cell": (".cell_contents",),
    "range": (".start", ".stop", ".step"),
    "slice": (".start", ".stop", ".step"),
    "BaseException": ("__class__", ".args", ".__traceback__", ".__context__", "__dict__"),
    "traceback": (".tb_next", ".tb_code"),
    "CLASS": ("__name__", ".__bases__", ".__mro__", "__dict__", "__base__", "__metaclass__", "__slots__", "flags")
    + ("__module__", "__qualname__"),
    "UNIT": ("constants", "file"),
    "memoryview": (".obj",),
    "code": ("unit",),
}


class Graph:
    def __init__(self, image):
        self.image = image
        self.size = FIRST + len(image.places)
        self.node_of = {}  # place -> node
        for i, place in enumerate(image.places):
            self.node_of[place] = FIRST + i
        self.tables = {}  # place of a TABLE -> (kind of its owner, stride)
        self.namespaces = set()  # places of DICTs whose keys are attributes
        self._find_tables()
        self.edges = [None] * self.size  # node -> [(kind, name, node)]
        for i, place in enumerate(image.places):
            self.edges[FIRST + i] = self._edges(place)
        self.live = bytearray(self.size)
        self._roots()

    def place(self, node):
        return self.image.places[node - FIRST]

    def bytes(self, node):
        return self.image.length(self.place(node)) * self.image.size if node >= FIRST else 0

    def settled(self):
        return Settled(self)

    def kind_name(self, node):
        return self.image.kind(self.place(node)).name if node >= FIRST else ""

    # ---- edges ----

    def _find_tables(self):
        image = self.image
        for place in image.places:
            name = image.kind(place).name
            if name in ("dict", "set", "frozenset"):
                table = image.target(image.value(place, 0))
                flags = image.number(image.value(place, 2))
                if table is not None:
                    stride = (2 if name == "dict" else 1) + (flags & 1)
                    self.tables[table] = (name, stride, place)
                if name == "dict" and flags & 2:
                    self.namespaces.add(place)
            elif name == "module":
                self._namespace(image.value(place, 0))
            elif name == "CLASS":
                self._namespace(image.value(place, 3))
            elif name == "EXTENDED":
                self._namespace(image.value(place, image.payload(place) - 1))
            elif name == "BaseException":
                self._namespace(image.value(place, 4))

    def _namespace(self, word):
        place = self.image.target(word)
        if place is not None:
            self.namespaces.add(place)

    def _edges(self, place):
        image, edges = self.image, []
        name = image.kind(place).name
        named = _NAMED.get(name)
        if named:
            named(self, place, edges)
            return edges
        fields = FIELDS.get(name, ())
        for i in range(image.value_count(place)):
            target = image.target(image.value(place, i))
            if target is not None:
                field = fields[i] if i < len(fields) else ".(%d)" % i
                self._add(edges, PROPERTY if field.startswith(".") else INTERNAL, field, target)
        return edges

    def _add(self, edges, kind, name, target):
        edges.append((kind, name, self.node_of[target]))

    def _add_word(self, edges, kind, name, word):
        target = self.image.target(word)
        if target is not None:
            edges.append((kind, name, self.node_of[target]))

    def _of_items(self, place, edges):
        # A tuple's or a store's.
        image = self.image
        for i in range(image.value_count(place)):
            target = image.target(image.words[place + 1 + i])
            if target is not None:
                edges.append((ELEMENT, "[%d]" % i, self.node_of[target]))

    def _of_table(self, place, edges):
        image = self.image
        owner, stride, dictionary = self.tables.get(place, ("dict", 2, None))
        space = dictionary in self.namespaces
        for i in range(1, image.value_count(place), stride):
            key = image.value(place, i)
            if not key:
                continue
            text = image.text(key, 60)
            if owner == "dict":
                attribute = space and text is not None
                name = "." + text if attribute else "[%s]" % image.short(key)
                self._add_word(edges, PROPERTY, name, image.value(place, i + 1))
                self._add_word(edges, INTERNAL, "key " + image.short(key), key)
            else:
                self._add_word(edges, INTERNAL, "{%s}" % image.short(key), key)

    def _of_container(self, place, edges):
        # The store or table of a list, a dict, a set, a bytearray: a part of it.
        self._add_word(edges, INTERNAL, "(items)", self.image.value(place, 0))

    def _of_module(self, place, edges):
        self._add_word(edges, INTERNAL, "__dict__", self.image.value(place, 0))

    def _of_instance(self, place, edges):
        image = self.image
        cls = image.target(image.value(place, 0))
        names = self.slot_names(cls) if cls is not None else None
        last = image.payload(place) - 1
        extended = image.kind(place).name == "EXTENDED"
        for i in range(1, last + 1):
            word = image.value(place, i)
            if extended and i == last:
                self._add_word(edges, INTERNAL, "__dict__", word)
            elif names and i - 1 < len(names):
                self._add_word(edges, PROPERTY, "." + names[i - 1], word)
            else:
                self._add_word(edges, PROPERTY, ".(%d)" % (i - 1), word)
        self._add_word(edges, INTERNAL, "__class__", image.value(place, 0))

    def slot_names(self, cls):
        image = self.image
        slots = image.target(image.value(cls, 6))
        if slots is None:
            return []
        return [image.text(image.value(slots, i)) or "?" for i in range(image.payload(slots))]

    def _of_function(self, place, edges):
        image = self.image
        for i in range(2, image.value_count(place)):
            word = image.value(place, i)
            kind = image.kind_of(word)
            if kind == "cell":
                self._add_word(edges, CONTEXT, ".__closure__[%d]" % (i - 2), word)
            else:
                self._add_word(edges, PROPERTY, ".__kwdefaults__" if kind == "dict" else ".__defaults__", word)
        self._add_word(edges, INTERNAL, "__code__", image.value(place, 0))
        self._add_word(edges, INTERNAL, "__globals__", image.value(place, 1))

    def _of_generator(self, place, edges):
        image = self.image
        base = image.payload(place) - 4  # register 0
        parameters = self._parameters(image.value(place, base)) if base >= 0 else []
        for i in range(image.value_count(place)):
            register = base - i
            if register > 0:
                name = "." + register_name(parameters, register)
                self._add_word(edges, CONTEXT, name, image.value(place, i))
            else:
                self._add_word(edges, INTERNAL, "frame %d" % i, image.value(place, i))

    def _parameters(self, function):
        place = self.image.target(function)
        code = self.image.value(place, 0) if place is not None else 0
        name = self.image.dump.names.get(code)
        return name.parameters if name else []

    # ---- roots ----

    def _roots(self):
        dump = self.image.dump
        group = [[] for _ in GROUPS]
        for name, values in dump.roots:
            where = GLOBALS if name in ("MAIN", "MODULES") else MACHINE
            for i, word in enumerate(values):
                kind = INTERNAL if where == GLOBALS else PROPERTY
                label = "__main__" if name == "MAIN" else name if len(values) == 1 else "%s %d" % (name, i)
                self._add_word(group[where], kind, label, word)
        # __main__ is the first that is looked at.
        group[GLOBALS].sort(key=lambda edge: edge[1] != "__main__")
        for i, word in enumerate(dump.stack):
            self._add_word(group[STACK], PROPERTY, self._stack_name(i), word)
        for i, word in enumerate(dump.c_stack):
            target = self._inside(word)
            if target is not None:
                self._add(group[C_STACK], PROPERTY, "word %d" % i, target)
        for number, edges in enumerate(group):
            self.edges[number] = edges
        self._reach()

    def _inside(self, word):
        # The place of the object that an address points into: C code may hold one in its middle.
        import bisect

        places, offset = self.image.places, (word - self.image.base) // self.image.size
        i = bisect.bisect_right(places, offset) - 1
        return places[i] if i >= 0 and offset <= places[i] + self.image.length(places[i]) else None

    def _stack_name(self, i):
        # The frame that the i-th word of the stack belongs to, and its register.
        dump = self.image.dump
        depth, best = len(dump.stack) - i, None
        for frame in dump.frames:
            if frame.depth and frame.depth - 3 <= depth and (best is None or frame.depth > best.depth):
                best = frame
        for frame in dump.frames:  # the innermost whose base is at or above the word
            if frame.depth and frame.depth <= depth and (best is None or frame.depth > best.depth):
                best = frame
        if best is None:
            return "word %d" % depth
        name = dump.names.get(best.code)
        register = depth - best.depth
        if not name:
            return "frame at line %d, r%d" % (best.line, register)
        local = register_name(name.parameters, register) if register > 0 else "(frame)"
        return "%s()%s" % (name.text, "." + local)

    def _reach(self):
        # Sets `live`, and hangs what nobody reaches under a group of its own.
        self.edges[0] = [(ELEMENT, "[%d]" % g, g) for g in range(1, FIRST)]
        live, stack = self.live, list(range(FIRST))
        for g in range(FIRST):
            live[g] = 1
        while stack:
            for _, _, to in self.edges[stack.pop()]:
                if not live[to]:
                    live[to] = 1
                    stack.append(to)
        dead = [i for i in range(FIRST, self.size) if not live[i]]
        self.edges[UNREACHABLE] = [(ELEMENT, "[%d]" % i, i) for i in dead]
        for i in dead:
            self.edges[i] = [(WEAK if live[to] else kind, name, to) for kind, name, to in self.edges[i]]


class Settled:
    # The same graph, but that a group of roots refers only to what those before it do not reach. For dominators.
    def __init__(self, graph):
        self.size, self.bytes = graph.size, graph.bytes
        self.edges = edges = list(graph.edges)
        seen = bytearray(graph.size)
        for group in range(1, UNREACHABLE):
            edges[group] = [edge for edge in edges[group] if not seen[edge[2]]]
            stack = [group]
            while stack:
                for _, _, to in edges[stack.pop()]:
                    if not seen[to]:
                        seen[to] = 1
                        stack.append(to)


def register_name(parameters, register):
    return parameters[register - 1] if register <= len(parameters) else "r%d" % register


_NAMED = {
    "tuple": Graph._of_items,
    "STORE": Graph._of_items,
    "TABLE": Graph._of_table,
    "list": Graph._of_container,
    "dict": Graph._of_container,
    "set": Graph._of_container,
    "frozenset": Graph._of_container,
    "bytearray": Graph._of_container,
    "array": Graph._of_container,
    "module": Graph._of_module,
    "INSTANCE": Graph._of_instance,
    "EXTENDED": Graph._of_instance,
    "function": Graph._of_function,
    "generator": Graph._of_generator,
    "coroutine": Graph._of_generator,
    "async_generator": Graph._of_generator,
}
