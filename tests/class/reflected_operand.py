# Operators that decline ask the right operand.
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


class Foot:
    def __radd__(self, other):
        print("Foot.__radd__", end=" ")
        return "converted"

    def __gt__(self, other):
        print("Foot.__gt__", end=" ")
        return "greater"


m = Metre(3)
print((m + Metre(4)).n)
print(m + Foot())
