# A dict keeps insertion order through updates, deletions and re-insertions.
d = {'b': 1, 'a': 2, 'c': 3}
d['a'] = 20
d['z'] = 26
del d['b']
d['b'] = 'again'
print(d, list(d), list(d.values()), list(d.items()), list(reversed(d)), len(d))
d.pop('a')
d.setdefault('a', 'last')
d.update(c='updated', new=1)
print(d, next(iter(d)), d.popitem(), d.popitem(), d)
e = dict([(3, 'c'), (1, 'a'), (2, 'b'), (3, 'C')])
print(e, sorted(e), list(e.items())[0], {**e, 5: 'e', 1: 'A'}, dict(e, x=0))
print({1: 'a', 2: 'b'} == {2: 'b', 1: 'a'}, list({1: 0, 2: 0}) == list({2: 0, 1: 0}))
big = {}
for i in range(50):
    big[i * 7 % 50] = i
for i in range(0, 50, 3):
    del big[i]
for i in range(0, 50, 6):
    big[i] = 'back'
print(list(big)[:8], list(big)[-8:], len(big), list(reversed(big))[:3])
print({'k%d' % i: i for i in range(12)}, {c: i for i, c in enumerate('hello')}, dict.fromkeys('banana'), dict(zip('xyz', range(3))))
