# Defaults evaluated in loops and class bodies, and the None sentinel.
x = 5
x = 6
makers = []
for i in range(3):
    def make(i=i):
        return i
    makers.append(make)
print([m() for m in makers], [m(9) for m in makers])


class Scope:
    base = 10

    def method(self, value=base, items=[base]):
        items.append(value)
        return items


s = Scope()
print(s.method(), Scope().method(1), Scope.base)
def sentinel(value=None):
    if value is None:
        value = []
    value.append(0)
    return value
print(sentinel(), sentinel(), sentinel([1]))
print((lambda n, acc=[]: acc.append(n) or acc)(1), (lambda a, b=x * 2: a + b)(1))
