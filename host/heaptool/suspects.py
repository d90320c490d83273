# SPDX-License-Identifier: MIT
# What looks like a leak, and what is wasted. Three measures of bytes are put on the objects: what came after a mark that the
# program has made (heap.mark()), texts that are there again, and room that nothing fills. Each is summed up over the dominator tree;
# where a tenth of all live bytes comes together is a suspect: the point at which the large share parts into small ones. Without
# a mark size is all that there is to go by: then only what holds a third of all, and twice as much as the next, is one.
from heaptool import dumpfile
from heaptool.graph import FIRST, GLOBALS, UNREACHABLE

SHARE = 0.1  # of the live bytes: less is no suspect
LARGE = 1 / 3  # the same, when nothing is known but sizes
KEEPS = 0.8  # of what the first suspect has: as long as one child has that, it is the better one


class Suspect:
    def __init__(self, node, amount, measure, group=None):
        self.node, self.amount, self.measure = node, amount, measure
        self.group = group  # the objects, when many small ones make it up


class Suspects:
    def __init__(self, heap):
        self.heap = heap
        self.graph, self.image, self.names = heap.graph, heap.image, heap.names
        self.dominators = heap.settled() if heap.dump.flags & dumpfile.FAILED else heap.dominators
        self.children = self.dominators.children()
        retained = self.dominators.retained
        self.live = retained[0] - retained[UNREACHABLE]
        self.mark = self._first_mark()
        self.neutral = self._namespaces()

    # ---- marks ----

    def _first_mark(self):
        # The oldest object that heap.mark() has made, or None.
        graph = self.graph
        for node in range(FIRST, graph.size):
            if graph.live[node] and self.names.is_mark(node):
                return node
        return None

    def label(self):
        return self.names.label(self.mark)

    def inside(self, top):
        # All nodes that `top` dominates, itself included.
        nodes, stack = [], [top]
        while stack:
            node = stack.pop()
            nodes.append(node)
            stack += self.children[node]
        return nodes

    # ---- in words ----

    def owner(self, suspect):
        owner = self.names.owner(suspect.node)
        return owner if owner >= FIRST else suspect.node

    def held(self, suspect):
        # Bytes.
        retained = self.dominators.retained
        return sum([retained[member] for member in suspect.group]) if suspect.group else retained[self.owner(suspect)]

    def line(self, suspect):
        # "__main__.log: list of 17; 400 bytes, 30 % of all live"
        names, owner, held = self.names, self.owner(suspect), self.held(suspect)
        path, what = names.path(owner), names.describe(owner)
        if suspect.group:
            what = "{:,} like {}, {}".format(len(suspect.group), path, what)
            path = names.common(suspect.group) or path
        return "%s: %s; %s bytes, %d %% of all live" % (path, what, "{:,}".format(held), 100 * held // (self.live or 1))

    # ---- what is no holder, but the place where holders stand ----

    def _namespaces(self):
        graph, image, neutral = self.graph, self.image, set(range(FIRST))
        self.module_of = {}  # table of a namespace -> its module
        for node in range(FIRST, graph.size):
            if graph.kind_name(node) == "module":
                neutral.add(node)
                self._add_dict(neutral, image.value(graph.place(node), 0), node)
        for name, values in image.dump.roots:
            if name in ("MAIN", "MODULES"):
                self._add_dict(neutral, values[0], None)
        return neutral

    def _add_dict(self, neutral, word, module):
        place = self.image.target(word)
        if place is not None:
            neutral.add(self.graph.node_of[place])
            table = self.image.target(self.image.value(place, 0))
            if table is not None:
                neutral.add(self.graph.node_of[table])
                self.module_of[self.graph.node_of[table]] = module

    # ---- measures ----

    def born(self):
        # node -> bytes that came after the mark and are more than there were. What is younger than the mark but hangs in a
        # place that is older has replaced something, as in a ring of fixed size: it does not count, unless it is large.
        graph, parent = self.graph, self.dominators.parent
        own = [0] * graph.size
        for node in range(self.mark + 1, graph.size):
            if graph.live[node]:
                own[node] = graph.bytes(node)
        for node in self.inside(self.mark):
            own[node] = 0
        sums = self.dominators.sums(own)
        for node in range(self.mark + 1, graph.size):
            old = FIRST <= parent[node] < self.mark
            grown = graph.kind_name(node) in ("STORE", "TABLE", "RAW")
            if own[node] and old and not grown and sums[node] < SHARE * self.live:
                for inner in self.inside(node):
                    own[inner] = 0
        return own

    def copies(self):
        # node -> bytes, of each str and bytes whose contents an older one has.
        graph, image, own, seen = self.graph, self.image, [0] * self.graph.size, set()
        if image.dump.flags & dumpfile.REDACTED:
            return own
        for node in range(FIRST, graph.size):
            kind = graph.kind_name(node)
            if graph.live[node] and kind in ("str", "bytes"):
                place = graph.place(node)
                key = (kind, bytes(image.raw(place, 0, image.payload(place) * image.size)))
                if kind == "str":  # without the hash, which need not have been worked out
                    key = (kind, key[1][2:], key[1][0] & 7)
                if key in seen:
                    own[node] = graph.bytes(node)
                seen.add(key)
        return own

    def unfilled(self):
        # node -> bytes, of stores and tables: room behind the last item, items that are None at the end, deleted entries.
        graph, image, own = self.graph, self.image, [0] * self.graph.size
        for node in range(FIRST, graph.size):
            if not graph.live[node]:
                continue
            place, kind = graph.place(node), graph.kind_name(node)
            if kind == "list":
                store = image.target(image.value(place, 0))
                if store is not None:
                    used = image.number(image.value(place, 1))
                    own[graph.node_of[store]] = self._tail(store, used) * image.size
            elif kind == "bytearray":
                store = image.target(image.value(place, 0))
                if store is not None:
                    room = image.payload(store) * image.size - image.number(image.value(place, 1))
                    own[graph.node_of[store]] = room // image.size * image.size
            elif kind == "TABLE" and place in graph.tables:
                stride, dictionary = graph.tables[place][1:]
                alive = image.number(image.value(dictionary, 2)) >> 2
                room = (image.value_count(place) - 1) // stride - alive
                own[node] = max(0, room) * stride * image.size
        return own

    def _tail(self, store, used):
        image, room = self.image, self.image.payload(store)
        items, last = image.words[store + 1 : store + 1 + room], min(used, room)
        while last > 0 and image.kind_of(items[last - 1]) == "NoneType":
            last -= 1
        none = used - last
        return room - used + (none if none >= 8 and 2 * none >= used else 0)

    # ---- holders ----

    def find(self):
        # All suspects, the worst first.
        found = []
        if self.mark is not None:
            found += self.holders(self.born(), "born", SHARE)
        found += self.holders(self.copies(), "copies", SHARE)
        found += self.holders(self.unfilled(), "unfilled", SHARE)
        if self.mark is None and not found:
            found = self._largest()
        found.sort(key=lambda suspect: -suspect.amount)
        return found

    def by_size(self, share):
        # What holds at least such a share of the live bytes, the most first.
        graph = self.graph
        own = [graph.bytes(node) if graph.live[node] else 0 for node in range(graph.size)]
        found = self.holders(own, "size", share)
        found.sort(key=lambda suspect: -suspect.amount)
        return found

    def _largest(self):
        found = self.by_size(0.02)
        first = found[0].amount if found else 0
        second = found[1].amount if len(found) > 1 else 0
        return found[:1] if first >= LARGE * self.live and first >= 2 * second else []

    def holders(self, own, measure, share):
        # Suspects by a measure: where at least such a share of the live bytes comes together.
        sums = self.dominators.sums(own)
        least = max(share * self.live, 64)
        found, stack = [], [0]
        while stack:
            node = stack.pop()
            if node == UNREACHABLE or sums[node] < least:
                continue
            if node not in self.neutral:
                found.append(self._accumulation(node, sums, measure))
                continue
            inside = [child for child in self.children[node] if sums[child] >= least]
            stack += inside
            rest = self._groups(node, sums, measure, least)
            found += rest
            module = self.module_of.get(node)
            if not inside and not rest and module is not None:
                found.append(Suspect(module, sums[node], measure))
        return found

    def _accumulation(self, node, sums, measure):
        # From where a large share begins down to where it parts.
        whole = sums[node]
        while True:
            best = None
            for child in self.children[node]:
                if best is None or sums[child] > sums[best]:
                    best = child
            if best is None or sums[best] < KEEPS * whole:
                return Suspect(node, sums[node], measure)
            node = best

    def _groups(self, node, sums, measure, least):
        # Objects of one type that are held side by side, each a small share.
        groups, found = {}, []
        for child in self.children[node]:
            if sums[child] < least and sums[child] and child not in self.neutral:
                groups.setdefault(self.names.type(child), []).append(child)
        for members in groups.values():
            total = sum([sums[member] for member in members])
            if total >= least and len(members) > 1:
                largest = max(members, key=lambda member: sums[member])
                found.append(Suspect(largest, total, measure, members))
        return found
