# partial(): arguments before, keywords that may be overridden, nesting, attributes, repr.
from functools import partial
def f(*args, **kwargs):
    return args, kwargs
p = partial(f, 1, 2, a=3)
print(p(), p(4), p(4, a=5, b=6), p.args, p.keywords, p.func is f)
q = partial(p, 7, b=8)
print(q(), q.func is f, q.args, q.keywords, p.keywords)
print(list(map(partial(pow, 2), range(5))), partial(int, base=2)("101"), sorted([3, -4, 1], key=partial(abs)))
print(repr(partial(int, "10", base=3)), partial(print, "x", sep="-"))
for bad in (3, None):
    try:
        partial(bad)
    except TypeError as e:
        print(e)
try:
    partial()
except TypeError as e:
    print("TypeError")
class Sub(partial):
    def twice(self):
        return self() + self()
print(Sub(f, 1).twice(), isinstance(Sub(f), partial), repr(Sub(int, "5")))
p.note = "own attribute"
print(p.note, callable(p))
try:
    p(*[1], **{"a": 1, 2: 3})
except TypeError as e:
    print("keywords must be strings")
class Light:
    def set(self, value, *, loud=False):
        return value, loud
    on = __import__("functools").partialmethod(set, True)
    loud = __import__("functools").partialmethod(set, loud=True)
print(Light().on(), Light().loud(7), Light().on(loud=1))
