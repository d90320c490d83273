# total_ordering: the other comparisons are made of one of them and __eq__.
from functools import total_ordering
def make(root, function):
    class N:
        def __init__(self, x):
            self.x = x
        def __eq__(self, other):
            return self.x == other.x if isinstance(other, N) else NotImplemented
    def compare(self, other):
        return function(self.x, other.x) if isinstance(other, N) else NotImplemented
    setattr(N, root, compare)
    return total_ordering(N)
roots = {"__lt__": lambda a, b: a < b, "__le__": lambda a, b: a <= b,
         "__gt__": lambda a, b: a > b, "__ge__": lambda a, b: a >= b}
for root, function in roots.items():
    N = make(root, function)
    for a, b in ((1, 2), (2, 1), (2, 2)):
        print(root, a, b, N(a) < N(b), N(a) <= N(b), N(a) > N(b), N(a) >= N(b), N(a) == N(b))
    print([n.x for n in sorted([N(3), N(1), N(2)])], max(N(1), N(5)).x, N.__lt__.__name__)
    for compare in (lambda: N(1) < 1, lambda: N(1) >= "a"):
        try:
            compare()
        except TypeError as e:
            print(e)
try:
    @total_ordering
    class Nothing:
        pass
except ValueError as e:
    print(e)
@total_ordering
class Both:
    def __lt__(self, other):
        return "own lt"
    def __gt__(self, other):
        return "own gt"
    def __eq__(self, other):
        return False
print(Both() < Both(), Both() > Both(), Both() <= Both(), Both() >= Both())
