# Properties made by a function, and an AttributeError inside one.
def positive(name):
    hidden = "_" + name

    def get(self):
        return getattr(self, hidden, 0)

    def put(self, value):
        if value < 0:
            raise ValueError(name + " must not be negative")
        setattr(self, hidden, value)

    return property(get, put, doc="positive " + name)


class Stock:
    apples = positive("apples")
    pears = positive("pears")

    @property
    def total(self):
        return self.apples + self.pears

    def __getattr__(self, name):
        return "no " + name

    @property
    def broken(self):
        raise AttributeError("inner failure")


s = Stock()
s.apples, s.pears = 3, 4
s.pears -= 1
print(s.total, s.apples, s.plums, Stock.pears.__doc__)
print(s.broken)
try:
    s.apples -= 10
except ValueError as e:
    print(e, s.apples)
