import sys


class Color:
    RED = 'red'

    class Dark:
        RED = 'dark red'


def f(x):
    match x:
        case Color.RED | Color.Dark.RED as c:
            return 'color', c
        case (1 as a, (2 | 3) as b) as whole:
            return a, b, whole
        case [1, x] | [x, 1]:
            return 'either', x
        case [[x] | (x, _), y] | {'x': x, 'y': y}:
            return 'deep', x, y
        case (sys.maxsize):
            return 'max'
        case (x):
            return 'rest', x


for x in ('red', 'dark red', (1, 3), [1, 7], [7, 1], [[5], 6], [[5, 0], 6], {'x': 8, 'y': 9},
          sys.maxsize, 1.5):
    print(f(x))

# Nothing is bound unless the whole pattern matches.
a = b = 0
match (1, 2):
    case (a, 3):
        print('no')
    case (_, b):
        print(a, b)


def own(x):
    match x:
        case [x, 0]:
            return 'zero', x
        case [x, 1] if x > 5:
            return 'big', x
        case y:
            return 'all', y, x is y


print(own([1, 0]), own([7, 1]), own([1, 1]), own('q'))


def unbound(v):
    match v:
        case [1, q]:
            pass
        case {'q': q}:
            pass
    return q


print(unbound([1, 2]), unbound({'q': 3}))
try:
    unbound(0)
except UnboundLocalError as e:
    print('unbound')


def closure(v):
    match v:
        case [n, *r]:
            return [lambda: n, lambda: r]


print([g() for g in closure([1, 2, 3])])


class K:
    match [1, 2]:
        case [first, second]:
            total = first + second


print(K.total, K.first)


def declared(v):
    global seen
    match v:
        case {'s': seen}:
            pass


declared({'s': 11})
print(seen)
