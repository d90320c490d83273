# Dict comprehensions, nested dicts, repr with cycles, and membership.
print({x: x * x for x in range(5)}, {x: y for x in 'ab' for y in range(3)}, {k: v for k, v in [('a', 1), ('b', 2)] if v > 1}, {} == dict())
print({i: {j: i * j for j in range(3)} for i in range(2)}, {v: k for k, v in {'a': 1, 'b': 2}.items()}, {len(w): w for w in 'a bb cc'.split()})
config = {'net': {'ip': '10.0.0.1', 'ports': [80, 443]}, 'name': 'node', 'on': True}
config['net']['ports'].append(8080)
config['net']['dns'] = {'primary': None}
print(config, config['net']['ports'][-1], 'ip' in config['net'], 'ip' in config, len(config['net']))
cycle = {'self': None, 'list': []}
cycle['self'] = cycle
cycle['list'].append(cycle)
print(cycle, cycle['self']['self'] is cycle, repr(cycle) == str(cycle))
print({1: 'a', 'b': [2], (3,): {4: 5}, None: True, 1.5: b'x', 'quote\'s': "d\"q"}, {frozenset(): set()})
order = []


def note(x):
    order.append(x)
    return x


built = {note('k1'): note('v1'), note('k2'): note('v2')}
print(order, built, {(k := 'x'): k + 'y'})
inverted = {}
for key, value in {'a': 1, 'b': 2, 'c': 1}.items():
    inverted.setdefault(value, []).append(key)
print(inverted, bool({}), bool({0: 0}), not {})
