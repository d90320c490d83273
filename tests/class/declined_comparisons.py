# Comparisons that decline, and the TypeError when both do.
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
print(m < Metre(5), m > Metre(5))
print(m < Foot())
print(m == Metre(3), m == 3, m != 3, m == Foot())
for f in (lambda: m + 1, lambda: 1 + m, lambda: m < 3, lambda: 3 < m, lambda: m - m, lambda: m >= m, lambda: Foot() + Foot()):
    try:
        print(f())
    except TypeError as e:
        print("TypeError:", e)
