# SPDX-License-Identifier: MIT
# `report`: the verdict in words first, then the figures.
from heaptool import failed, graph as graphs, load, sites, source
from heaptool.graph import FIRST, UNREACHABLE
from heaptool.suspects import Suspects


def run(command, arguments):
    source.expect(command, arguments, 1, "FILE")
    heap = load.load(arguments[0])
    suspects = Suspects(heap)
    verdict(suspects)
    frames(heap)
    totals(heap)
    by_type(heap)
    holders(suspects)
    pins(heap)
    return 0


def count(n):
    # 12,345
    return "{:,}".format(n)


# ---- verdict ----


def verdict(suspects):
    told = set()
    if failed.is_failed(suspects.heap):
        failed.headline(suspects.heap)
        told.add(failed.holder(suspects))
    found = suspects.find()
    if told:  # that it is large has been said
        found = [suspect for suspect in found if suspect.measure != "size"]
    elif not found:
        if suspects.mark is not None:
            print("nothing suspicious: nothing has grown by a tenth of the live bytes since mark %r" % suspects.label())
        else:
            print("nothing suspicious (a heap.mark() made early would tell growth from size)")
    for suspect in found[:5]:
        _tell(suspects, suspect, told)
    waste(suspects)


def _tell(suspects, suspect, told):
    owner = suspects.owner(suspect)
    if owner not in told:
        print("suspect: " + suspects.line(suspect))
    elif failed.is_failed(suspects.heap):
        print("%s:" % suspects.names.path(owner))
    told.add(owner)
    if suspect.measure == "born":
        print("  %s bytes of it came after mark %r: %s" % (count(suspect.amount), suspects.label(), _youngest(suspects, suspect)))
    elif suspect.measure == "copies":
        print("  %s bytes in it are texts that are there once already" % count(suspect.amount))
    elif suspect.measure == "unfilled":
        print("  %s bytes in it are room that nothing fills" % count(suspect.amount))
    else:
        print("  it holds more than twice as much as anything else")
    _made_at(suspects, suspect)


def _youngest(suspects, suspect):
    # What the growth consists of: the three types with the most bytes.
    graph, types = suspects.graph, {}
    own = suspects.born()
    for top in suspect.group or [suspect.node]:
        for node in suspects.inside(top):
            if own[node]:
                row = types.setdefault(suspects.names.type(node), [0, 0])
                row[0] += 1
                row[1] += own[node]
    rows = sorted(types.items(), key=lambda item: -item[1][1])[:3]
    return ", ".join(["%s %s (%s)" % (count(n), name, count(size)) for name, (n, size) in rows])


def _made_at(suspects, suspect):
    # Where most of it was made, when allocation sites were traced.
    table, places = sites.table(suspects.heap), {}
    for top in suspect.group or [suspect.node]:
        for node in suspects.inside(top) if table else ():
            where = table.stack(suspects.graph.place(node))[0][0]
            places[where] = places.get(where, 0) + suspects.graph.bytes(node)
    if places:
        where = max(places, key=places.get)
        print("  %s bytes of it were made at %s" % (count(places[where]), where))


def waste(suspects):
    copies, unfilled = sum(suspects.copies()), sum(suspects.unfilled())
    print("waste: %s bytes of texts that are there twice, %s of room that nothing fills" % (count(copies), count(unfilled)))


def frames(heap):
    if failed.is_failed(heap):
        print()
        print("what was running, the innermost first")
        for frame in heap.dump.frames:
            name = heap.dump.names.get(frame.code)
            if name:
                print("  %s:%d in %s" % (name.file, frame.line, name.text))


# ---- figures ----


def totals(heap):
    dump, image = heap.dump, heap.image
    size, retained = image.size, heap.dominators.retained
    garbage = retained[UNREACHABLE]
    live = retained[0] - garbage
    holes = sum([image.length(place) for place in image.holes]) * size
    reserve = min(dump.reserve_words, dump.run_words)
    rows = [
        ("live", live),
        ("garbage, not collected yet", garbage),
        ("holes before what cannot move", holes),
        ("free", (dump.run_words - reserve) * size),
        ("reserve for a MemoryError", reserve * size),
        ("compiler's scratch", dump.scratch_words * size),
        ("frames", dump.stack_words * size),
    ]
    print()
    print("%-32s %12s" % (dump.build, "bytes"))
    for what, n in rows:
        print("%-32s %12s" % (what, count(n)))
    print("%-32s %12s" % ("total", count(sum([n for _, n in rows]))))


def type_table(heap):
    # (type, objects, bytes) of all that is live, the largest first.
    graph, rows = heap.graph, {}
    for node in range(FIRST, graph.size):
        if graph.live[node]:
            row = rows.setdefault(heap.names.type(node), [0, 0])
            row[0] += 1
            row[1] += graph.bytes(node)
    return sorted([(name, n, size) for name, (n, size) in rows.items()], key=lambda row: (-row[2], row[0]))


def by_type(heap, most=16):
    rows = type_table(heap)
    print()
    print("%-32s %12s %12s" % ("live, by type", "objects", "bytes"))
    for name, n, size in rows[:most]:
        print("%-32s %12s %12s" % (name[:32], count(n), count(size)))
    rest = rows[most:]
    if rest:
        n, size = sum([row[1] for row in rest]), sum([row[2] for row in rest])
        print("%-32s %12s %12s" % ("%d other types" % len(rest), count(n), count(size)))
    print("%-32s %12s %12s" % ("all", count(sum([row[1] for row in rows])), count(sum([row[2] for row in rows]))))


def holders(suspects, most=10):
    # The globals of all modules with the largest retained sizes. What two of them hold is in neither.
    heap, retained = suspects.heap, suspects.dominators.retained
    seen, rows = set(), []
    for table in suspects.module_of:
        for kind, name, node in heap.graph.edges[table]:
            if kind == graphs.PROPERTY and node not in seen and node not in suspects.neutral:
                seen.add(node)
                rows.append((retained[node], node))
    rows.sort(reverse=True)
    print()
    print("%-44s %12s  %s" % ("globals that hold the most", "retained", "what it is"))
    for size, node in rows[:most]:
        print("%-44s %12s  %s" % (heap.names.path(node), count(size), heap.names.describe(node)))


def pins(heap):
    from heaptool.image import HELD

    held = [place for place in heap.image.places if heap.image.words[place] & HELD]
    if held:
        print()
        print("held in place, since their addresses were handed out:")
        for place in held:
            node = heap.graph.node_of[place]
            print("  %s, %s" % (heap.names.path(node), heap.names.describe(node)))
