# Dead means dead: what a round leaves behind is the same to the byte from the second round on.
# not: stress sweep traced
# timeout: 30
import gc
import sys

sys.path.append('tests/memory/modules')


def programs(round):
    """200 programs by exec() with fresh names: functions, classes, strings that were never there before."""
    for i in range(200):
        name = 'name_%d_%d' % (round, i)
        exec('def %s(argument_%s):\n    local_%s = argument_%s + %d\n    return local_%s\n'
             'class Class_%s:\n    attribute_%s = "text_%s"\n    def method_%s(self):\n        return self.of_%s\n'
             'result_%s = %s(%d), Class_%s().attribute_%s\n'
             % (name, name, name, name, i, name, name, name, name, name, name, name, name, i, name, name), {})


def imports(round):
    """Imports and unloads a package 50 times."""
    for i in range(50):
        import quiet.part
        for name in [n for n in sys.modules if n.startswith('quiet')]:
            del sys.modules[name]


def fail(n):
    if n:
        fail(n - 1)
    raise ValueError('failure %d' % n)


def exceptions(round):
    """1,000 exceptions with tracebacks, some chained."""
    kept = None
    for i in range(1000):
        try:
            try:
                fail(i % 5)
            except ValueError as error:
                raise KeyError(i, round) from error
        except KeyError as error:
            kept = error, error.__traceback__


def numbers(n):
    try:
        for i in range(n):
            yield 'number %d' % i
    finally:
        n = None


def generators(round):
    """Generators abandoned before, in the middle and at the end, some of which know themselves."""
    for i in range(100):
        kept = [numbers(10) for j in range(5)]
        for j, generator in enumerate(kept):
            for k in range(j):
                next(generator)
        holder = [generator]
        holder.append((x for x in holder))
        next(holder[1])


def key(text):
    gc.collect()
    return text[-1]


def sorts(round):
    """sorted() with a key that collects."""
    for i in range(5):
        sorted(['text %d %d' % (round, j * 7 % 10) for j in range(20)], key=key)


class Node:
    def __init__(self, other):
        self.other = other


def cycles(round):
    """Cycles of instances, lists, dicts, closures, classes, with ids taken and identity hashes used."""
    for i in range(100):
        node = Node(None)
        node.other = [node, {'self': node}]
        members = {node, Node(node)}
        table = {node: id(node), id(members): lambda: (node, table)}

        class Local(Node):
            instance = node
        node.extra = Local(Local)


def growth(round):
    """Stores that grow and shrink, and caught MemoryErrors."""
    items = []
    text = bytearray()
    table = {}
    for i in range(2000):
        items.append(i)
        text.append(i & 255)
        table['key %d %d' % (round, i)] = i
    del items[10:], text[5:]
    try:
        bytearray(1 << 27)
    except MemoryError:
        pass


def used():
    gc.collect()
    return gc.mem_alloc()


figures = [0, 0, 0]
first = now = round = work = 0  # no name is new after the first measurement
for work in programs, imports, exceptions, generators, sorts, cycles, growth:
    work(0)
    work(1)
    first = now = used()
    for round in range(3):
        work(round + 2)
        now = used()
        figures[round] = now - first
    print(work.__name__, 'same' if figures == [0, 0, 0] else figures)
