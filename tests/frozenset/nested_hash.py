# The hash of frozensets within frozensets takes linear time, and does not depend on how they were made.
s, t = frozenset(), frozenset()
for i in range(60):
    s = frozenset([s, frozenset([s]), i, 'x'])
    t = frozenset(['x', i, frozenset([t]), t, (i,)]) - {(i,)}
print(hash(s) == hash(t), len({s: 1, frozenset([1, 's']): 2, frozenset(['s', 1]): 3}))
a = {('t',), 'text', 2, 3.5}
a.discard(('t',))
print(hash(frozenset(a)) == hash(frozenset(['text', 2, 3.5])), frozenset([frozenset(a)]) == frozenset([frozenset([2, 3.5, 'text'])]))
