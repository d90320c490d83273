# With no room for another str beside the operands, + lengthens one that nobody else refers to.
# heap: 64k
# only: 32
# not: stress sweep asan


def make():
    return 'x' * 40000


def look(s):
    print(len(s), s[:3], s[-3:], s.isascii(), s.count('x'))


class Holder:
    pass


def held():
    """What others refer to stays as it is."""
    holder.text = make()
    both = holder.text
    for add in (lambda: holder.text + 'y', lambda: 'y' + both, lambda: both + both):
        try:
            print('made', len(add()))
        except MemoryError:
            print('no memory')
    look(holder.text)


def of_generator():
    s = make()
    s += yield 1
    look(s)
    del s
    yield make() + 'gen'


def local():
    s = make()
    hash(s)
    s += 'abc'
    look(s)
    s = 'abc' + s
    s = s + 'd'
    look(s)
    try:
        s = s + s
    except MemoryError:
        look(s)


look(make() + 'yz')
look('yz' + make())
look(make() + '\u00e9')
local()
holder = Holder()
held()
del holder
g = of_generator()
print(next(g))
print(g.send('sent')[-4:])
