# A subclass of int keeps its value in arithmetic, as a key and in formatting, and may override operators.
class Celsius(int):
    def __repr__(self):
        return 'Celsius(%d)' % self

    def __add__(self, other):
        return Celsius(int(self) + int(other))


c = Celsius(20)
print(repr(c), c + 5, type(c + 5).__name__, c * 2, type(c * 2).__name__)
print(c == 20, 20 == c, c > 19, hash(c) == hash(20), {20: 'warm'}[c], [c], 5 + c)
print('%d' % c, f'{c:04d}', int(c), type(int(c)).__name__, c.bit_length(), -c)
print(list(range(Celsius(3))), 'abc'[Celsius(1)], [1, 2, 3][Celsius(2)], max(Celsius(1), Celsius(2)))
big = Celsius(10 ** 20)
print(repr(big), big + 1, big // 10 ** 19, isinstance(big, int), bool(Celsius(0)), bool(big))


class Loud(int):
    def __new__(cls, value):
        return super().__new__(cls, value * 2)


print(Loud(4), Loud(4) + Loud(1), isinstance(Loud(1), Loud))
