# Keys of classes with __hash__ and __eq__: equal objects are one key; plain objects go by identity.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __hash__(self):
        return hash((self.x, self.y))

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return 'P(%d, %d)' % (self.x, self.y)


class Plain:
    pass


d = {Point(i % 5, i % 3): i for i in range(30)}
print(d, len(d), d[Point(4, 2)], Point(9, 9) in d, d.get(Point(1, 1)), d.pop(Point(0, 0)), len(d))
a, b = Plain(), Plain()
d = {a: 'a', b: 'b'}
print(d[a], d[b], Plain() in d, a == a, a == b, a != b, hash(a) == hash(a), len({a, b, a}))
many = [Plain() for _ in range(40)]
table = {o: i for i, o in enumerate(many)}
print(all(table[o] == i for i, o in enumerate(many)), len(table))


class Derived(Point):
    pass


print({Point(1, 2): 'p'}[Derived(1, 2)], len({Derived(0, 0), Point(0, 0)}), {int: 'int', str: 'str', len: 'len'}[type(5)], {Point: 1}[Point])
