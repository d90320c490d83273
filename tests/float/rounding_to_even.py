# round() to an integer goes to the even neighbour on a half, and gives an int.
print([round(k + 0.5) for k in range(-5, 6)])
print([round(k / 4) for k in range(-8, 9)])
print(round(2.5), round(-2.5), round(0.5), round(1.5), round(7.25), round(-7.75))
print(type(round(2.0)).__name__, type(round(2.0, 0)).__name__, type(round(2.0, None)).__name__)
print(round(2.5, 0), round(-0.5, 0), round(0.125, 2), round(0.375, 2), round(2.25, 1), round(-2.75, 1))
print(round(1234.0, -2), round(1250.0, -2), round(1350.0, -2), round(50.0, -2), round(1e10, 2), round(7.0, 50), round(7.5, -400))
print(round(8388607.0), round(1e10), round(2.0 ** 40))


class Roundable:
    def __round__(self, n=None):
        return ('rounded', n)


print(round(Roundable()), round(Roundable(), 2), round(True), round(7, 1))
try:
    round('a')
except TypeError as e:
    print(e)
