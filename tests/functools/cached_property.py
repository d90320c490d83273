# cached_property: worked out once for each instance; may be set and deleted.
from functools import cached_property
class Data:
    def __init__(self, items):
        self.items = items
        self.count = 0
    @cached_property
    def total(self):
        "The sum."
        self.count += 1
        return sum(self.items)
    @cached_property
    def fails(self):
        raise KeyError("no")
    alias = 5
d, e = Data([1, 2]), Data([3])
print(d.total, d.total, d.count, e.total, e.count)
d.items.append(10)
print(d.total)
del d.total
print(d.total, d.count)
d.total = 99
print(d.total, type(Data.total).__name__, Data.total.attrname)
for i in range(2):
    try:
        d.fails
    except KeyError as error:
        print(error)
class Sub(Data):
    @cached_property
    def total(self):
        return -super().total
print(Sub([4]).total, Data.total.func is not None)
try:
    class Twice:
        a = cached_property(len)
        b = a
except (TypeError, RuntimeError) as error:
    print("not under two names")
class Late:
    pass
Late.x = cached_property(lambda self: 1)
try:
    Late().x
except TypeError as error:
    print(error)
