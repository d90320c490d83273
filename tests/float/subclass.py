# A subclass of float behaves as a float and may add methods and override operators.
class Metres(float):
    def __new__(cls, value, unit='m'):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __str__(self):
        return '%.1f %s' % (self, self.unit)

    def double(self):
        return Metres(self * 2, self.unit)


m = Metres(2.5)
print(m, str(m.double()), m + 1, type(m + 1).__name__, m == 2.5, m < 3, hash(m) == hash(2.5))
print(Metres('1.5', 'km'), int(m), round(m), m // 1, divmod(m, 1), abs(Metres(-0.5)), -m)
print(isinstance(m, float), isinstance(m, Metres), issubclass(Metres, float), float(m), type(float(m)).__name__)
print({2.5: 'x'}[m], sorted([Metres(3), Metres(1)], key=float) == [1, 3], sum([m, m]), max(m, 1))
print(f'{m:.2f}', '%g' % m, bool(Metres(0)), m.is_integer())
