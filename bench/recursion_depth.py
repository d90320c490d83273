# Runs on Terrarium, for recursion.py: the greatest depth that sys.argv[1] reaches, found by bisection.
import sys


def plain(n):
    return n and 1 + plain(n - 1)


class Method:
    def down(self, n):
        return n and 1 + self.down(n - 1)


class Tree:
    def __init__(self, n):
        self.child = Tree(n - 1) if n else None


class Property:
    def __init__(self):
        self.n = 0

    @property
    def down(self):
        if self.n == 0:
            return 0
        self.n -= 1
        return 1 + self.down


class Item:
    def __getitem__(self, n):
        return n and 1 + self[n - 1]


class Sum:
    def __add__(self, n):
        return n and 1 + (self + (n - 1))


def chain(n):
    if n:
        yield from chain(n - 1)
    yield n


def by_method(n):
    return Method().down(n)


def by_init(n):
    return Tree(n) and n


def by_property(n):
    p = Property()
    p.n = n
    return p.down


def by_getitem(n):
    return Item()[n]


def by_add(n):
    return Sum() + n


def by_yield_from(n):
    for i in chain(n):
        return n


def reaches(run, n):
    try:
        return run(n) == n
    except (RecursionError, MemoryError):
        return False


def greatest(run):
    low = 1
    while reaches(run, 2 * low):
        low *= 2
    high = 2 * low
    while high - low > 1:
        middle = (low + high) // 2
        if reaches(run, middle):
            low = middle
        else:
            high = middle
    return low


RUNS = {
    "function": plain,
    "method": by_method,
    "__init__": by_init,
    "property": by_property,
    "__getitem__": by_getitem,
    "__add__": by_add,
    "yield from": by_yield_from,
}
print(greatest(RUNS[sys.argv[1]]))
