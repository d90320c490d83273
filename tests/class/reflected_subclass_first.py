# A subclass on the right is asked first; sum() starts from 0.
class Metre:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        print("Metre.__add__", end=" ")
        if isinstance(other, Metre):
            return Metre(self.n + other.n)
        return NotImplemented

    def __radd__(self, other):
        print("Metre.__radd__", end=" ")
        if other == 0:
            return self
        return NotImplemented

    def __lt__(self, other):
        print("Metre.__lt__", end=" ")
        return self.n < other.n if isinstance(other, Metre) else NotImplemented

    def __eq__(self, other):
        print("Metre.__eq__", end=" ")
        return self.n == other.n if isinstance(other, Metre) else NotImplemented


class Millimetre(Metre):
    def __radd__(self, other):
        print("Millimetre.__radd__", end=" ")
        return "subclass first"


m = Metre(3)
print(sum([Metre(1), Metre(2)]).n)
print(m + Millimetre(1))
print((Millimetre(1) + m).n)
