# __dict__ of an instance is a dict, and is the attributes: each shows what is done to the other.
class A:
    def __init__(self):
        self.a = 1
        self.b = 2

    def m(self):
        return 'm'


x = A()
d = x.__dict__
print(d, d is x.__dict__, isinstance(d, dict), type(d), vars(x) is d)
d['c'] = 3
x.d = 4
del x.a
print(x.c, d, hasattr(x, 'a'))
d['m'] = lambda: 'mine'
print(x.m(), A().m())
del d['m']
d.update(z=1)
print(x.m(), x.z, d.setdefault('y', 2), x.y, d.pop('b'), hasattr(x, 'b'), list(d), d == {'c': 3, 'd': 4, 'z': 1, 'y': 2})
d.clear()
x.new = 5
print(d, hasattr(x, 'c'), [n for n in dir(x) if n[0] != '_'])
y = A()
y.__dict__ = d
y.k = 1
d[3] = 4
print(x.k, y.new, x.__dict__ is y.__dict__, d, x.k)
try:
    for k in x.__dict__:
        x.other = 1
except RuntimeError as e:
    print(e)
for bad in (3, None, [1]):
    try:
        x.__dict__ = bad
    except TypeError as e:
        print(e)
big = A()
for i in range(50):
    setattr(big, f'n{i}', i)
d = big.__dict__
big.n49 = 'new'
d['n0'] = 'zero'
print(len(d), list(d)[:4], d['n49'], big.n0, A().__dict__)
