# Sets and dicts keyed by identity keep working while collections move their keys.
import gc


class Node:
    def __init__(self, n):
        self.n = n


class Slotted:
    __slots__ = ('n',)


def function(n):
    def inner():
        return n
    return inner


nodes = []
for i in range(60):
    garbage = [str(i) * 10, [i] * 10, {i: i}]
    nodes.append(Node(i))
table = {node: node.n for node in nodes}
members = set(nodes)
frozen = frozenset(nodes[:10])
garbage = None
gc.collect()
print([table[node] for node in nodes] == list(range(60)), all(node in members for node in nodes), Node(1) in members)
for i in range(0, 60, 2):
    del table[nodes[i]]
    members.discard(nodes[i])
gc.collect()
print(len(table), len(members), sorted(node.n for node in members) == list(range(1, 60, 2)), nodes[0] in table)
nodes[::3] = [None] * 20
gc.collect()
print([node.n for node in table][:8], all(table[node] == node.n for node in table), len(frozen), nodes[1] in frozen)
for turn in range(5):
    for i in range(50):
        node = Node(1000 * turn + i)
        table[node] = node.n
        members.add(node)
        extra = 'text' * i
    gc.collect()
    for node in [node for node in table if node.n >= 1000 * turn and node.n % 3]:
        if table.pop(node) != node.n:
            print('wrong', node.n)
        members.remove(node)
    gc.collect()
print(len(table), len(members), set(table) == members, sum(table.values()) == sum(node.n for node in members))

keys = [function(1), Node, len, int, print, Node(1).__init__, object(), type, None, Ellipsis, (i for i in []), Slotted()]
mixed = {key: i for i, key in enumerate(keys)}
hashes = [hash(key) for key in keys]
garbage = [[i] for i in range(100)]
gc.collect()
print([mixed[key] for key in keys], [hash(key) for key in keys] == hashes)
tuples = {(node, i) for i, node in enumerate(nodes) if node}
gc.collect()
print(len(tuples), all((node, i) in tuples for i, node in enumerate(nodes) if node))
a, b = Node(1), Node(1)
print(a == b, hash(a) == hash(a), a == a, hash(a) != hash(b), {a, b, a} == {b, a}, len({a, b, a}))
nested = {frozenset([node]): node.n for node in table}
gc.collect()
print(len(nested) == len(table), all(nested[frozenset([node])] == node.n for node in table))
order = [node.n for node in table]
gc.collect()
print(order == [node.n for node in table], order[:5])
