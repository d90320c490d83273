# SPDX-License-Identifier: MIT
# The verdict of a dump that was made where an allocation failed: what was wanted, for what and where, whether there could have
# been room, and who holds the heap. It needs no mark: whatever has grown or not, this is what is there.
from heaptool import dumpfile
from heaptool.graph import FIRST

PARTS = {"STORE": "a new list", "TABLE": "a new dict, set", "RAW": "a new bytearray"}
INSTANCES = ("INSTANCE", "EXTENDED")
SHARE = 0.1  # of the live bytes: what holds less does not hold the heap


def is_failed(heap):
    return bool(heap.dump.flags & dumpfile.FAILED)


def count(n):
    return "{:,}".format(n)


def headline(heap):
    text = "out of memory: %s bytes were wanted for %s" % (count(heap.dump.asked), purpose(heap))
    places = _places(heap)
    if places:
        text += ", at " + ", called at ".join(places)
    print(text)
    print("  " + _room(heap))


def purpose(heap):
    # As the report that the machine prints has it (src/inspect/failure.c).
    dump, image = heap.dump, heap.image
    place = image.target(dump.growing)
    if place is not None and image.kind(place).name in PARTS:
        owner = heap.names.owner(heap.graph.node_of[place])
        if owner >= FIRST:
            return "more room in %s %s" % (heap.names.type(owner), heap.names.path(owner))
    kind = dump.kinds[dump.asked_kind].name if dump.asked_kind < len(dump.kinds) else None
    if kind is None:
        return "a call"
    if kind in PARTS:
        return PARTS[kind]
    if [name for name, _ in dump.roots if name == "COMPILE_UNIT"] and kind in ("HOLE", "UNIT"):
        return "compiling"
    return "an instance" if kind in INSTANCES else "a class" if kind == "CLASS" else "a result" if kind.isupper() else "a new " + kind


def _places(heap):
    # The running frame; if that is code of the firmware, also what of the program has called it.
    dump, places = heap.dump, []
    for frame in dump.frames:
        name, own = dump.names.get(frame.code), heap.image.target(frame.code) is not None
        if name and (own or not places):
            places.append("%s:%d in %s" % (name.file, frame.line, name.text))
        if own:
            break
    return places


def _room(heap):
    dump, image, size = heap.dump, heap.image, heap.image.size
    total = (dump.used_words + dump.run_words + dump.scratch_words + dump.stack_words) * size
    run = max(0, dump.run_words - dump.reserve_words) * size
    holes = [image.length(place) * size for place in image.holes]
    free, largest = run + sum(holes), max(holes + [run])
    if dump.asked > total:
        return "that is more than the heap has in all, which is %s bytes" % count(total)
    if free >= dump.asked:
        return "%s bytes are free, but in pieces between what cannot move: the largest has %s" % (count(free), count(largest))
    return "%s bytes of %s are free" % (count(free), count(total))


def holder(suspects):
    # Tells who holds the most, and what in it. Returns the node that was told of, or None.
    found = suspects.by_size(SHARE)
    if not found:
        print("nothing holds a tenth of the %s bytes that are live" % count(suspects.live))
        return None
    suspect = found[0]
    print("most is held by " + suspects.line(suspect))
    if not suspect.group:
        names = suspects.names
        for node in _inside(suspects, suspect.node):
            print("  of it by %s: %s; %s bytes" % (names.path(node), names.describe(node), count(suspects.dominators.retained[node])))
    return suspects.owner(suspect)


def _inside(suspects, top, most=2):
    # The objects in which large shares of what it holds come together; what is a part of another is passed.
    retained, found, queue = suspects.dominators.retained, [], list(suspects.children[top])
    while queue:
        node = queue.pop()
        if retained[node] >= SHARE * suspects.live:
            if suspects.names.owner(node) != node:
                queue += suspects.children[node]
            else:
                found.append(node)
    found.sort(key=lambda node: (-retained[node], node))
    return found[:most]
