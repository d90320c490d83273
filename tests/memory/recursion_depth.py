# With a 64 KB heap and an 8 KB C stack: how deep recursion must reach, without C recursion.
# heap: 64k
# options: -X cstack=8k
# only: 32
# not: stress sweep asan
# timeout: 30


def plain(n):
    return n and 1 + plain(n - 1)


class Method:
    def down(self, n):
        return n and 1 + self.down(n - 1)


class Tree:
    def __init__(self, n):
        self.child = Tree(n - 1) if n else None


class Property:
    n = 0

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


class Iterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            return 0
        for x in Iterator(self.n - 1):
            return x + 1


class Context:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        if self.n == 0:
            return 0
        with Context(self.n - 1) as depth:
            return depth + 1

    def __exit__(self, *details):
        pass


class Truth:
    def __init__(self, n):
        self.n = n

    def __bool__(self):
        if self.n == 0 or not Truth(self.n - 1):
            return True
        return True


class Missing:
    def __init__(self, n):
        self.n = n

    def __getattr__(self, name):
        return self.n and 1 + Missing(self.n - 1).depth


class Call:
    def __call__(self, n):
        return n and 1 + self(n - 1)


class Compare:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n == 0 or Compare(self.n - 1) < other


def child_depth(tree):
    depth = 0
    while tree.child:
        tree = tree.child
        depth += 1
    return depth


def by_property(n):
    p = Property()
    p.n = n
    return p.down


def last(iterable):
    for x in iterable:
        pass
    return x


def closure(n):
    def inner(k):
        return k and 1 + inner(k - 1)
    return inner(n)


def caught(n):
    try:
        return n and 1 + caught(n - 1)
    finally:
        n = None


print('function', plain(1000))
print('method', Method().down(1000))
print('closure', closure(1000))
print('__call__', Call()(500))
print('__init__', child_depth(Tree(500)))
print('property', by_property(500))
print('__getitem__', Item()[500])
print('__add__', Sum() + 500)
print('yield from', next(chain(500)), last(chain(300)))
print('__next__', next(Iterator(200)))
print('with', Context(300).__enter__())
print('__bool__', bool(Truth(300)))
print('__lt__', Compare(300) < 1)
print('__getattr__', Missing(300).depth)
print('finally', caught(800))
print('function', plain(1000))
