# abs, divmod, pow and round over ints, floats, bools and classes with the special methods.
class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __abs__(self):
        return sum(p * p for p in self.parts)

    def __divmod__(self, n):
        return 'divmod', n

    def __rdivmod__(self, n):
        return 'rdivmod', n

    def __pow__(self, n, mod=None):
        return 'pow', n, mod

    def __round__(self, n=None):
        return 'round', n


v = Vector(3, 4)
print(abs(-5), abs(5.5), abs(-0.5), abs(True), abs(-10 ** 20), abs(v), abs(0), divmod(17, 5), divmod(-17, 5), divmod(7.5, 2), divmod(v, 3), divmod(3, v))
print(pow(2, 10), pow(2, 10, 7), pow(2.0, 3), pow(v, 2), pow(v, 2, 5), v ** 3, pow(2, 0), pow(True, 2), round(2.5), round(3.5), round(2.75, 1), round(v), round(v, 2))
for f, args in ((abs, ('a',)), (abs, (None,)), (divmod, (1, 'a')), (divmod, ([], 2)), (pow, ('a', 2)), (pow, (2, 3, 'x')), (round, ('x',)), (round, (1.5, 'x')), (divmod, (1, 0)),
                (divmod, (1.0, 0)), (pow, (0, -1)), (abs, ([],))):
    try:
        print(f(*args))
    except (TypeError, ZeroDivisionError) as e:
        print(f.__name__, type(e).__name__, e if f is not pow else '')
