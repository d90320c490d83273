# obj.__dict__ = mapping replaces all attributes


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
p.note = 'more'
p.__dict__ = {'y': 20, 'z': 30}
print(sorted(vars(p).items()), hasattr(p, 'x'), hasattr(p, 'note'))
p.x = 5
print(p.x, p.y, p.z)

# a copy of another object's attributes
q = Point(7, 8)
q.__dict__ = dict(p.__dict__)
q.x = 'own'
print(p.x, q.x, q.z)

# more names than an instance has slots
many = {'n%d' % i: i for i in range(50)}
q.__dict__ = many
print(q.n0, q.n49, len(vars(q)), hasattr(q, 'y'))
q.__dict__ = {}
print(vars(q), hasattr(q, 'n49'))


class Names(dict):
    def __init__(self, *a):
        super().__init__(*a)
        self.__dict__ = {'tag': 'kept'}


n = Names({'k': 1})
print(n, n.tag)
for bad in (5, None, [('x', 1)]):
    try:
        p.__dict__ = bad
    except TypeError as e:
        print(e)
print(p.y)


class Closed:
    __slots__ = ('a',)


try:
    Closed().__dict__ = {}
except AttributeError as e:
    print('AttributeError')
