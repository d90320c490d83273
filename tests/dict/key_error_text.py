# KeyError shows the repr of the key, whatever it is; other errors at dict access.
d = {}
for key in ('a', "it's", 5, 1.5, None, (1, 'b'), b'x', '', 'é\n', True, frozenset(), 10 ** 20):
    try:
        d[key]
    except KeyError as e:
        print(e, e.args, repr(e))
try:
    del d['gone']
except KeyError as e:
    print(type(e).__name__, e, isinstance(e, LookupError))
try:
    {}.popitem()
except KeyError as e:
    print(e, e.args)
try:
    d['a']['b']['c']
except KeyError as e:
    print(e)
d['n'] = None
try:
    d['n']['x']
except TypeError as e:
    print(e)
try:
    d['n']['x'] = 5
except TypeError as e:
    print(e)
try:
    dict(1)
except TypeError as e:
    print(e)
try:
    d.keys()['a']
except TypeError as e:
    print(e)
print(d.pop('nothing', None), d.get('nothing', 'default'), 'nothing' in d)
