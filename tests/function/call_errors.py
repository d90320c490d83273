# The exact words of the TypeErrors of wrong calls.
def none(): pass
def one(x): pass
def two(x, y): pass
def three(x, y, z): pass
def opt(x, y=1): pass
def opts(x=1, y=2): pass
def rest(x, *more): pass
def kw(**options): pass


class Thing:
    def __init__(self, size):
        self.size = size

    def method(self, a):
        return a

    def no_self():
        pass

    @classmethod
    def make(cls, a, b):
        pass

    @staticmethod
    def plain(a):
        pass


calls = [
    lambda: none(1), lambda: none(1, 2), lambda: none(a=1),
    lambda: one(), lambda: one(1, 2), lambda: one(y=1), lambda: one(1, x=2), lambda: one(1, y=2),
    lambda: two(), lambda: two(1), lambda: two(1, 2, 3), lambda: two(y=1), lambda: two(1, 2, z=3),
    lambda: three(), lambda: three(1), lambda: three(y=1),
    lambda: opt(), lambda: opt(1, 2, 3), lambda: opt(y=5), lambda: opts(1, 2, 3), lambda: opts(1, x=2),
    lambda: rest(), lambda: kw(1), lambda: kw(1, 2, a=3),
    lambda: Thing(), lambda: Thing(1, 2), lambda: Thing(weight=1), lambda: Thing(1).method(), lambda: Thing(1).method(1, 2),
    lambda: Thing(1).no_self(), lambda: Thing.make(1), lambda: Thing.plain(), lambda: Thing.method(),
    lambda: (lambda a: a)(), lambda: (lambda: 0)(1),
    lambda: Thing(1)(), lambda: Thing(1).size(),
]
for i, call in enumerate(calls):
    try:
        call()
        print(i, "no error")
    except TypeError as e:
        print(i, e)

