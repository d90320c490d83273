# Lexicographic comparison of tuples: first difference decides; identity comes before equality.
nan = float('nan')
rows = [(2, 'b'), (1, 'z'), (2, 'a'), (1,), (), (2, 'a', 0), (1, 'z', None)]
print(sorted(rows[:6]), max(rows[:3]), min(rows[:4]), sorted(rows[:3], key=lambda r: r[1]))
print((nan,) == (nan,), (nan, 1) < (nan, 2), (float('nan'),) == (float('nan'),), (1, 'a') < (2, 5), (1, 2) < (1, 2), (1, 2) <= (1, 2))


class Loud:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print('eq', self.name, getattr(other, 'name', other))
        return self.name == getattr(other, 'name', other)

    def __lt__(self, other):
        print('lt', self.name, other.name)
        return self.name < other.name


a, b, c = Loud('a'), Loud('b'), Loud('a')
print((a, b) == (a, b))
print((a, b) == (c, b))
print((a, b) < (c, c))
print((a,) == (b, a), b in (a, c, b), (a, c).index(c), (a, b, c).count('a'))
try:
    (1, None) < (1, None, 2), (1, None) < (1, 3)
except TypeError as e:
    print(e)
