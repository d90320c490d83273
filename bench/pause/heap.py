# Runs on the board, for pause.py: sys.argv[1] is the case. The last two gc.collect() calls are the measured ones:
# the first of them finds the garbage that the case made, the second has nothing to move.
#
#     garbage    67 KB of tuples and strings that live, and as much garbage between them
#     list       a list of 2,500 nodes
#     linked     2,500 nodes, each held by the one before
import gc
import sys

LIVE = 67 * 1024


class Node:
    def __init__(self, value, following):
        self.value = value
        self.following = following


def pairs(count):
    """Two lists of tuples and strings, their objects alternating in memory."""
    kept = [None] * count
    dropped = [None] * count
    for i in range(count):
        kept[i] = (i, "kept %d" % i)
        dropped[i] = (i, "gone %d" % i)
    return kept, dropped


def count_for(bytes):
    """How many pairs take so many bytes, their list included, measured on a few."""
    gc.collect()
    before = gc.mem_alloc()
    few = pairs(200)
    gc.collect()
    each = (gc.mem_alloc() - before) / 400
    return int(bytes / each)


def listed(count):
    nodes = [None] * count
    for i in range(count):
        nodes[i] = Node(i, None)
    return nodes


def linked(count):
    node = None
    for i in range(count):
        node = Node(i, node)
    return node


def main(case):
    gc.disable()
    gc.collect()
    before = gc.mem_alloc()
    dropped = None
    if case == "garbage":
        kept, dropped = pairs(count_for(LIVE - gc.mem_alloc()))
    elif case == "list":
        kept = listed(2500)
    else:
        kept = linked(2500)
    used = gc.mem_alloc() - before
    dropped = None
    gc.collect()
    print(used, gc.mem_alloc() - before)
    gc.collect()
    return kept


main(sys.argv[1])
