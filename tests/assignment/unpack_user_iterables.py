# Unpacking from classes with __iter__ and with __getitem__.
class Countdown:
    def __init__(self, start):
        self.n = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Squares:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError("past the end")
        return i * i


a, b, c = Countdown(3)
print(a, b, c)
down = Countdown(6)
try:
    a, b = down
except ValueError as e:
    print(e, "- left at", down.n)
first, *rest = down
print(first, rest)
w, x, y, z = Squares()
print(w, x, y, z, [*Squares()], max(*Squares()), dict(enumerate(Squares())))
