# __init__ called by name on built-in containers fills them anew; other methods that are seldom called so.
x = [1, 2, 3]
print(x.__init__(), x, x.__init__('ab'), x, list.__init__(x, range(3)), x)
b = bytearray(b'abc')
print(b.__init__(), b, b.__init__(3), b, b.__init__('grün', 'utf-8'), b, b.__init__([1, 2]), b)
d = {1: 2}
print(d.__init__(), d, d.__init__({3: 4}, five=5), d)
s = {1}
print(s.__init__(), s, s.__init__([2, 2]), s)
print(type.__init__(type('Made', (), {}), 'Made', (), {}))
a, b = {1: 'x', 2: 'y'}, {2: 'y', 3: 'z'}
print(a.items().isdisjoint(b.items()), a.items().isdisjoint([(1, 'y')]), a.keys().isdisjoint(b), a.keys().isdisjoint({5}))
print(bytearray.maketrans(b'ab', b'xy') == bytes.maketrans(b'ab', b'xy'), bytearray(b'abc').translate(bytearray.maketrans(b'ab', b'xy')))


class Filled(list):
    def __init__(self, n):
        super().__init__(range(n))
        self.n = n


class Buffer(bytearray):
    def __init__(self, text):
        super().__init__(text, 'ascii')


class Table(dict):
    def __init__(self, *pairs, **more):
        dict.__init__(self, pairs, **more)


class Bag(set):
    def __init__(self, text):
        set.__init__(self, text.split())


print(Filled(3), Filled(2).n, Buffer('xyz'), Buffer('xyz')[1], Table((1, 2), a=3), sorted(Bag('b a b')), Bag('q'), Bag(''))
print(frozenset([1]), type('Frozen', (frozenset,), {})([1]), type('Frozen', (frozenset,), {})())
