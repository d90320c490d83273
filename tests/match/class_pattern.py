class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    pass


class Bare:
    a = 1


class Num(int):
    pass


def f(v):
    match v:
        case Point(0, 0):
            return 'origin'
        case Point(0, y=y):
            return 'on y', y
        case Point3(x, y):
            return 'three', x, y
        case Point(x=x, y=Point(a, b)):
            return 'inner', x, a, b
        case Point(x, y) if x == y:
            return 'diagonal', x
        case Point():
            return 'point'
        case Bare(missing=_):
            return 'never'
        case Bare(a=n):
            return 'bare', n
        case bool(b):
            return 'bool', b
        case int(n) | float(n):
            return 'number', n
        case str(s):
            return 'str', s
        case list([x, *_]) | tuple((x, *_)):
            return 'list or tuple', x
        case dict({'k': k}):
            return 'dict', k
        case type():
            return 'class'
    return None


for v in (Point(0, 0), Point(0, 5), Point3(1, 2), Point(1, Point(2, 3)), Point(4, 4), Point(4, 5),
          Bare(), True, 3, 2.5, Num(8), 's', [1], (2, 3), [], {'k': 9}, {}, Point, None):
    print(f(v))


def error(v, cls, n):
    try:
        match v:
            case cls(a, b, c) if n == 3:
                pass
            case cls(a, y=b) if n == 0:
                pass
            case cls(a, x=b):
                pass
    except TypeError as e:
        print(e)


error(Point(1, 2), Point, 3)
error(Point(1, 2), Point, 2)
error(Bare(), Bare, 3)
error(5, int, 3)
error(5, 5, 3)


class Bad:
    __match_args__ = ['a']


class Bad2:
    __match_args__ = (1,)


for cls in Bad, Bad2:
    try:
        match cls():
            case cls(x):
                pass
    except TypeError as e:
        print(e)


class Odd(type):
    def __instancecheck__(cls, v):
        return v == 42


class Always(metaclass=Odd):
    pass


match 42:
    case Always():
        print('instance by metaclass')
