# Construction, membership, length, equality and text of sets.
s = {3, 1, 2, 3, 1}
print(sorted(s), len(s), 2 in s, 5 in s, 5 not in s, {7}, set(), {()}, bool(set()), bool({0}), type({}).__name__, type({1}).__name__)
print(sorted(set('hello')), sorted(set([1, 2, 1])), sorted(set(range(4))), sorted(set({'k': 1})), set(()) == set(), sorted({*'ab', *[1, 2]}, key=str))
print({1, 2} == {2, 1}, {1} != {2}, {1} == [1], {1, 1.0, True}, {0, False, 0.0}, {1} == frozenset([1]), {1, 'a'} == {'a', 1.0}, {} == set())
print(sorted({x * x for x in range(-3, 4)}), {c for c in 'aaa'}, sorted({(i, j) for i in range(2) for j in range(2)}), {x for x in ()})
for f in (lambda: {[1]}, lambda: {{}}, lambda: {set()}, lambda: set(5), lambda: set([[]]), lambda: [] in {1}, lambda: s[0], lambda: hash(set()),
          lambda: {1} + {2}, lambda: {1} * 2, lambda: set(1, 2), lambda: len(5), lambda: -{1}):
    try:
        print(f())
    except TypeError as e:
        print('TypeError', e if 'argument' not in str(e) else '')
items = []
for x in {5}:
    items.append(x)
first, = {9}
print(items, first, max({1, 5, 2}), sum({1, 2, 3}), sorted({'b', 'a'}), list({4}), tuple({4}), ','.join({'one'}))
