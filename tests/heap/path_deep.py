# heap: 32k
# heap.path() of long chains, with much memory and with next to none; both find the same, the first links and how many follow.
# CPython has no module heap.
import gc
import heap
import struct


class Node:
    def __init__(self, link):
        self.link = link


def chain(n):
    head = None
    for i in range(n):
        head = Node(head)
    return head


def nth(n):
    node = head
    for i in range(n):
        node = node.link
    return node


def fill():
    """Takes what is free but for a little."""
    gc.collect()
    return bytearray(gc.mem_free() - 60 * struct.calcsize("P"))


def tree(depth):
    return [depth, [tree(depth - 1), depth], tree(depth - 1), (depth, tree(depth - 1))] if depth else None


head = chain(140)
branches = tree(4)
table = {"a": [[[["deep " * 5]]]]}
for n in (0, 4, 10, 11, 12, 99, 100, 139):
    heap.path(nth(n))
heap.path(table["a"][0][0][0][0])
gc.collect()
gc.collect()
gc.collect()
before = heap.retained(branches)
print("full")
full = fill()
print(before == heap.retained(branches) > 1000)
for n in (0, 4, 10, 11, 12, 99, 100, 139):
    heap.path(nth(n))
heap.path(table["a"][0][0][0][0])
heap.path(full)
heap.path([1])
print(heap.retained(head) == 140 * heap.retained(nth(139)), heap.retained(full) > 1000)
