# Lambdas in comprehensions, class bodies, and their errors.
x = 1
g = lambda: x
x = 2
print(g(), (lambda x: g())(3))
print([(lambda n: n + i)(1) for i in range(3)], (lambda: (yield))().__class__.__name__)
class Shape:
    area = lambda self: self.w * self.h
    w, h = 3, 4
print(Shape().area(), (lambda a: a if a else "none")(0), (lambda: (1, 2))()[1])
try:
    (lambda a, b: 0)(1)
except TypeError as e:
    print(e)
try:
    (lambda: undefined)()
except NameError as e:
    print(e)
