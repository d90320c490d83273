# Functions that advance or end the iterator that calls them: no crash, no lost order.
# faults: callback
from itertools import *
it = None
def greedy(x):
    return next(it, None) is not None
for make in (lambda: dropwhile(greedy, iter(range(9))), lambda: filterfalse(greedy, iter(range(9)))):
    it = make()
    try:
        print(type(list(it)).__name__)
    except RecursionError:
        print("list")
source = iter(range(10))
def pull(a, b):
    return a + next(source, 0)
print(list(accumulate(source, pull)))
a, b = None, None
def inner():
    yield 1
    yield 2
a, b = tee(inner())
print(next(a), next(b), list(a), list(b))
items = [1, 2, 3]
c = cycle(items)
next(c)
items.append(4)
print([next(c) for i in range(7)])
g = groupby([1, 1, 2, 2], key=lambda x: items.append(x) or x)
print([(k, [next(g, None) and None] if k == 2 else list(group)) for k, group in g], len(items))
class Bad:
    def __iter__(self):
        return 5
try:
    list(chain(Bad()))
except TypeError as e:
    print(e)
nest = iter([])
for i in range(100):
    nest = chain(nest, [i])
print(sum(nest))
