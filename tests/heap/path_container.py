# heap.path() through containers. CPython has no module heap.
import heap
from collections import deque, OrderedDict

items = [[], [0, [1, "item " * 5]], ("t", ["in a tuple"])]
heap.path(items[1][1][1])
heap.path(items[2][1])
table = {"key": [1], 3: {"deep": [b"bytes" * 9]}, (1, 2): [3], None: [4], 1.5: [5], "a long key of more than 24 characters": [6]}
for key in list(table):
    heap.path(table[key])
heap.path(table[3]["deep"][0])
del key
keys = {("a", "tuple" * 3): 1}
for key in list(keys):
    pass
del key
heap.path(next(iter(keys)))
members = {(1, 2, 3)}
heap.path(next(iter(members)))
frozen = frozenset([(4, "x" * 30)])
heap.path(next(iter(frozen)))
queue = deque([i] for i in range(9))
queue.popleft()
queue.popleft()
heap.path(queue[0])
heap.path(queue[6])
queue.append([9])
heap.path(queue[-1])
ordered = OrderedDict([("one", [1])])
heap.path(ordered["one"])
view = table.items()
del table
heap.path(view)
made = [[i] for i in range(3)]
pair = iter(made), 1
heap.path(pair[0])
heap.path(5)
heap.path(None)
heap.path("path")
heap.path([1, 2])
