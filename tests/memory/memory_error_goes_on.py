# A MemoryError can be caught anywhere, and the program goes on with all its memory.
# heap: 64wk
# not: stress sweep traced
# timeout: 30
import gc


def one_object():
    return bytearray(1 << 20)


def many_objects():
    items = []
    while True:
        items.append([len(items)])


def long_text():
    text = 'x'
    while True:
        text += text


def big_number():
    n = 3
    while True:
        n *= n


def nested():
    items = ()
    while True:
        items = (items, [])


def big_dict():
    return {str(i): i for i in range(10000)}


def big_set():
    items = set()
    for i in range(100000):
        items.add((i,))


def joined():
    return ','.join('0123456789' for i in range(10000))


def repeated():
    return [1, 2, 3] * 10000000


def in_callback():
    return sorted(range(10), key=lambda i: [0] * 100000)


def in_generator():
    def fill():
        items = []
        while True:
            items.append('x' * 100)
            yield len(items)
    for n in fill():
        pass


def in_method():
    class Holder:
        def __init__(self):
            self.items = []

        def __iter__(self):
            return self

        def __next__(self):
            self.items.append({1: len(self.items)})
            return self
    return list(Holder())


def in_source():
    exec('items = [' + '[1, 2],' * 1000000 + ']')


def formatted():
    return '%100000d' % 5 + '{:>200000}'.format(7)


def in_except():
    try:
        1 / 0
    except ZeroDivisionError:
        items = []
        while True:
            items.append(bytes(50))


def in_finally():
    try:
        return 1
    finally:
        many_objects()


class Context:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.seen = details[0]


def in_with():
    context = Context()
    try:
        with context:
            many_objects()
    except MemoryError:
        if context.seen is MemoryError:
            raise


def attempt(run):
    try:
        run()
    except MemoryError as error:
        return type(error).__name__, error.__context__ is None or type(error.__context__).__name__
    return 'ended'


def usable():
    """All memory is there again: as one piece, and for many small objects."""
    gc.collect()
    free = gc.mem_free()
    try:
        size = free * 9 // 10
        whole = len(bytearray(size)) == size
        return whole and len([str(i) for i in range(200)]) == 200 and free
    except MemoryError:
        return 'not usable'


free = run = now = 0
RUNS = [one_object, many_objects, long_text, big_number, nested, big_dict, big_set, joined, repeated, in_callback,
        in_generator, in_method, in_source, formatted, in_except, in_finally, in_with]
attempt(one_object)
usable()
# Taken inside the loop: module code that has run is given up.
for run in RUNS:
    print(run.__name__, *attempt(run), *attempt(run))
    now = usable()
    free = free or now
    if now != free:
        print('free', now, 'instead of', free)
