# Sets, frozensets and tuples as keys while unpacking and rebinding.
edges = [("a", "b", 3), ("b", "c", 1), ("c", "a", 2), ("b", "a", 9)]
weight = {}
for start, end, w in edges:
    key = frozenset((start, end))
    weight[key] = min(w, weight.get(key, w))
print(len(weight), weight[frozenset("ab")], weight[frozenset(("c", "b"))])
(first, second), *others = sorted(sorted(k) for k in weight)
print(first, second, others)
neighbours = {}
for pair, w in weight.items():
    x, y = sorted(pair)
    neighbours.setdefault(x, set()).add(y)
    neighbours.setdefault(y, set()).add(x)
print({k: sorted(v) for k, v in sorted(neighbours.items())})
group = frozenset()
for name in "abca":
    group |= {name}
print(sorted(group), len(group), frozenset("cab") == group)
kept, *_ = [g for g in (group, group - {"a"}, group & frozenset("x")) if len(g) < 3]
print(sorted(kept), {frozenset(): "empty"}[group & set()])
