# Attributes and special methods that run Python code while a pattern is matched.
log = []


class Watch:
    __match_args__ = ('a', 'b')

    def __getattr__(self, name):
        log.append(name)
        if name == 'b':
            raise AttributeError(name)
        return [name] * 3

    @property
    def p(self):
        log.append('p')
        return {'k': (1, 2)}


class Eq:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        log.append((self.n, other))
        return self.n == other

    def __hash__(self):
        return 1


class L(list):
    def __iter__(self):
        log.append('iter')
        return iter(['x', 'y'])

    def __len__(self):
        log.append('len')
        return 2


class M(dict):
    def get(self, key, default=None):
        log.append(('get', key))
        return super().get(key, default)


def f(v):
    match v:
        case Watch(a, b):
            return 'never'
        case Watch(a=[x, *_], p={'k': (y, z)}):
            return x, y, z
        case Eq() if v == 2:
            return 'eq'
        case [1, 2]:
            return 'list'
        case ['x', q]:
            return q
        case {'m': m, 'n': n}:
            return m, n
        case 5 | 6:
            return 'number'


for v in Watch(), Eq(2), L(), M(m=1, n=2), M(m=1, o=2), Eq(6), Eq(7), [Eq(1), Eq(2)]:
    log.clear()
    print(f(v), log)


class Boom:
    def __eq__(self, other):
        raise KeyError('eq')

    def __getattr__(self, name):
        raise ZeroDivisionError(name)


for source in 'case 1: pass', 'case Boom(x=1): pass', 'case [] | Boom(): print("boom")':
    try:
        exec('match Boom():\n  ' + source)
    except Exception as e:
        print(repr(e))
# What Python code changes meanwhile does not matter to what was taken out.
big = [1, 2, 3]


class Clear:
    def __eq__(self, other):
        big.clear()
        return True


big.insert(0, Clear())
match big:
    case [0, a, *b]:
        print(a, b, big)
