class D(dict):
    def __missing__(self, key):
        return 'made'


class Key:
    a = 'A'
    n = 7


def look(x):
    match x:
        case {'type': 'point', 'x': x, 'y': y}:
            return 'point', x, y
        case {'type': t, **rest}:
            return t, rest
        case {Key.a: v, Key.n: 1 | 2 as w}:
            return 'key', v, w
        case {1: _, -1: [a, *b]}:
            return a, b
        case {None: None}:
            return 'none'
        case {}:
            return 'dict'
    return 'no'


for x in ({'type': 'point', 'x': 1, 'y': 2, 'z': 3}, {'type': 'line', 'a': 1}, {'A': 5, 'n': 1},
          {'A': 5, 7: 2}, {1: 0, -1: (1, 2, 3)}, {None: None}, {None: 1}, {}, [], D(), D(type=1), 'x'):
    print(look(x))
d = {'a': 1, 'b': 2}
match d:
    case {'a': 1, **other}:
        other['c'] = 3
print(d, other)
match D():
    case {'x': v}:
        print('bad', v)
    case _:
        print('get() adds nothing')
try:
    match {7: 1, 'A': 2}:
        case {Key.n: a, 7: b}:
            print('bad')
except ValueError as e:
    print(e)
