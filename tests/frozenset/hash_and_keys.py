# Equal frozensets have equal hashes, whatever the order of building, and serve as keys and items.
a = frozenset('abc')
b = frozenset(reversed(['a', 'b', 'c', 'a']))
print(a == b, hash(a) == hash(b), {a: 'value'}[b], len({a, b}), b in {a}, a in [b], hash(frozenset()) == hash(frozenset([])))
edges = {frozenset(pair) for pair in ((1, 2), (2, 1), (2, 3), (3, 3), (3, 2))}
print(len(edges), sorted(sorted(e) for e in edges), frozenset([3]) in edges, frozenset((1, 3)) in edges)
print({1, 2} in {frozenset([1, 2])}, {frozenset([1, 2]): 'x'}[frozenset((2, 1))])
distances = {frozenset(('ams', 'ber')): 577, frozenset(('ber', 'cph')): 355}
for route in (('ams', 'ber'), ('ber', 'ams'), ('cph', 'ber'), ('ams', 'cph')):
    print(route, distances.get(frozenset(route), 'unknown'))
nested = frozenset([frozenset([1]), frozenset([frozenset()])])
print(len(nested), frozenset([1]) in nested, frozenset([frozenset([])]) in nested, hash(nested) == hash(frozenset([frozenset([frozenset()]), frozenset({1})])))
for n in (0, 1, 2, 5, 10, 50):
    x, y = frozenset(range(n)), frozenset(reversed(range(n)))
    assert x == y and hash(x) == hash(y)
many = {frozenset((i, j)) for i in range(12) for j in range(12)}
print(len(many), sum(len(s) for s in many))
try:
    hash(frozenset([1])) == hash({1})
except TypeError as e:
    print(e)
