def shape(x):
    match x:
        case []:
            return 'empty'
        case [a]:
            return 'one', a
        case [1, b]:
            return 'first is 1', b
        case (a, [b, c]):
            return 'nested', a, b, c
        case [a, b]:
            return 'two', a, b
        case ['x', *_]:
            return 'x first'
        case [*_, 'z']:
            return 'z last'
        case [a, *b, 3]:
            return 'star', a, b
        case [*a] if len(a) > 5:
            return 'long', a
        case a, b, *c:
            return 'open', a, b, c
    return 'none'


class L(list):
    pass


for x in ([], (), [1], (1, 2), [3, [4, 5]], [3, 4], ['x', 1, 2], [1, 2, 'z'], [1, 2, 2, 3],
          [1, 2, 3], range(7), range(2), [0, 0, 0, 1], 'ab', b'ab', bytearray(b'ab'), {1, 2},
          {1: 2, 3: 4}, 5, None, L([1, 2]), L(), iter([1, 2])):
    r = shape(x)
    print(type(x).__name__, r)

match 1, 2:
    case x, y:
        print(x, y)
match 1,:
    case x,:
        print(x)
match *[1, 2], 3:
    case [*x]:
        print(x)
