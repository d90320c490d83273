# Keys with equal hashes, and hashes that are negative, huge or equal modulo every table size.
class Key:
    def __init__(self, name, h):
        self.name, self.h = name, h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        return self.name == other.name

    def __repr__(self):
        return self.name


for h in (0, -1, 7, 1 << 20, -(1 << 30)):
    d = {}
    for i in range(30):
        d[Key('k%d' % i, h)] = i
    assert len(d) == 30 and all(d[Key('k%d' % i, h)] == i for i in range(30))
    for i in range(0, 30, 2):
        del d[Key('k%d' % i, h)]
    assert list(d.values()) == list(range(1, 30, 2)) and Key('k0', h) not in d
    d[Key('k4', h)] = 'back'
    print(h, len(d), list(d)[-2:], d[Key('k29', h)], list(d)[0])
spread = {i * 1024: i for i in range(200)}
print(len(spread), spread[1024 * 77], 1024 * 200 in spread, sum(spread.values()))
negative = {-i: i for i in range(100)}
print(negative[-1], negative[-2], len(negative), {-1: 'a', -2: 'b'})
mixed = {Key('a', 1): 'first', Key('b', 1): 'second', Key('a', 1): 'third', Key('c', 2): 'other'}
print(mixed, Key('a', 2) in {Key('b', 2): 0}, len(mixed))
