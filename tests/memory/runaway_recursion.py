# Runaway recursion ends in RecursionError from every entry, again and again, with an 8 KB C stack.
# heap: 64wk
# options: -X cstack=8k
# not: stress sweep asan traced
# timeout: 60
import gc
import sys

sys.path.append('tests/memory/modules')


def function():
    return 1 + function()


def key(x):
    return sorted([x, x], key=key)


def mapped(x):
    return list(map(mapped, [x]))


def filtered(x):
    return list(filter(filtered, [x]))


def generator():
    for x in generator():
        yield x


def delegating():
    yield from delegating()


def expression(x):
    return [y for y in (expression(z) for z in [x])]


def reducing(x, y=None):
    return max(x, x, key=reducing)


class Special:
    def __eq__(self, other):
        return [self] == [other]

    def __lt__(self, other):
        return sorted([self, other])

    def __hash__(self):
        return hash((self,))

    def __repr__(self):
        return repr([self])

    def __str__(self):
        return '%s' % self

    def __format__(self, spec):
        return f'{self}'

    def __getattr__(self, name):
        return self.other

    def __call__(self):
        return self()

    def __iter__(self):
        return iter(list(self))

    def __contains__(self, x):
        return x in self

    def __bool__(self):
        return not self

    def __len__(self):
        return len(self)

    def __getitem__(self, i):
        return self[i]

    def __setitem__(self, i, value):
        self[i] = value

    def __add__(self, other):
        return self + other

    def __radd__(self, other):
        return other + self

    def __neg__(self):
        return -self

    def __index__(self):
        return [1][self]

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *details):
        pass


class Plain:
    def __init__(self):
        self.other = Plain()


class New:
    def __new__(cls):
        return New()


class Property:
    @property
    def value(self):
        return self.value


class Setter:
    def __setattr__(self, name, value):
        self.name = value


class Descriptor:
    def __get__(self, instance, owner):
        return owner.field


class Owner:
    field = Descriptor()


class Next:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self)


class Deep(dict):
    def __missing__(self, name):
        return self[name]


def executing():
    exec('executing()')


def evaluating():
    return eval('evaluating()')


def decorated(f):
    @decorated
    def g():
        pass


def handling():
    try:
        handling()
    finally:
        s = 'left'


def handling_more():
    try:
        1 / 0
    except ZeroDivisionError:
        handling_more()


def set_item():
    Special()[0] = 1


def set_attribute():
    Setter().x = 1


def entering():
    with Special():
        pass


s = Special()
ENTRIES = [
    ('function', function), ('sort key', lambda: key(1)), ('map', lambda: mapped(1)), ('filter', lambda: filtered(1)),
    ('generator', lambda: list(generator())), ('yield from', lambda: list(delegating())),
    ('generator expression', lambda: expression(1)), ('max', lambda: reducing(1)), ('__eq__', lambda: s == Special()),
    ('__lt__', lambda: s < s), ('__hash__', lambda: hash(s)), ('__repr__', lambda: repr(s)), ('__str__', lambda: str(s)),
    ('__format__', lambda: format(s, '')), ('__getattr__', lambda: s.x), ('__call__', lambda: s()),
    ('__iter__', lambda: list(s)), ('__contains__', lambda: 1 in s), ('__bool__', lambda: bool(s)),
    ('__len__', lambda: len(s)), ('__getitem__', lambda: s[0]), ('__setitem__', set_item), ('__add__', lambda: s + 1),
    ('__radd__', lambda: 1 + s), ('__neg__', lambda: -s), ('__index__', lambda: [1][s]), ('__enter__', entering),
    ('__init__', Plain), ('__new__', New), ('property', lambda: Property().value), ('__setattr__', set_attribute),
    ('__get__', lambda: Owner.field), ('__next__', lambda: list(Next())), ('__missing__', lambda: Deep()['x']),
    ('exec', executing), ('eval', evaluating), ('decorator', lambda: decorated(len)), ('finally', handling),
    ('except', handling_more), ('import', lambda: __import__('imports_itself')),
    ('dict key', lambda: {s: 1}), ('set', lambda: {s}), ('join', lambda: ','.join(map(str, [s]))),
    ('print', lambda: print(s)), ('f-string', lambda: f'{s!r}'), ('any', lambda: any(x for x in [s])),
]


def attempt(run):
    try:
        run()
    except RecursionError:
        return 'RecursionError'
    except Exception as error:
        return type(error).__name__, error.args
    return 'ended'


name = run = now = free = 0
for name, run in ENTRIES:
    print(name, attempt(run), attempt(run))
    sys.modules.pop('imports_itself', None)
    gc.collect()
    now = gc.mem_free()
    if now < free - 300:
        print('lost', free - now)
    free = free or now
