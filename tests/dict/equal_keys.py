# 1, 1.0 and True are one key, and the first form of the key stays; so for big ints, zero, and strings.
d = {1: 'int'}
d[True] = 'bool'
d[1.0] = 'float'
print(d, d[1], len(d), 1.0 in d, True in d)
d = {0.0: 'zero', False: 'false', -0.0: 'minus'}
print(d, d[0], list(d))
d = {2 ** 64: 'big', float(2 ** 64): 'float big', 'a': 1, b'a': 2, ('a',): 3, 'a' + '': 4, None: 5, frozenset('a'): 6}
print(d, len(d))
print(d[frozenset({'a'})], d[b'a'], d[1 << 64], d[None], d[('a',)])
d = {}
for i in range(-3, 4):
    d[i] = i
    d[float(i)] = -i
print(d, d.get(2.5), {1: 'a', '1': 'b'}, {True: 1} == {1: True}, {1: 1} == {1.0: 1.0}, {(1, 2.0): 'x'}[(1.0, 2)])
nan = float('nan')
d = {nan: 'same object', float('nan'): 'other'}
print(len(d), d[nan], nan in d, float('nan') in d)
print(hash(1) == hash(1.0) == hash(True), hash(0) == hash(-0.0), hash('x') == hash('x' * 1), {**{1: 'a'}, **{True: 'b'}})
