# Iterator classes: for, list, unpacking, in, zip, nested use; separate and shared state.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Repeatable:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return Countdown(self.n)


c = Countdown(3)
print(list(c), list(c), list(Countdown(2)), [*Countdown(3)], sum(Countdown(4)), max(Countdown(5)), 2 in Countdown(3), 9 in Countdown(3), tuple(Countdown(1)), sorted(Countdown(3)))
r = Repeatable(2)
print(list(r), list(r), [(x, y) for x in r for y in r], dict(zip(r, 'ab')), list(zip(r, r)), list(map(lambda x: x * x, r)), set(r) == {1, 2}, ' '.join(str(x) for x in r))
a, b, *rest = Countdown(5)
print(a, b, rest, list(enumerate(Countdown(2))), any(x == 1 for x in r), list(filter(lambda x: x > 1, Countdown(4))), next(Countdown(7)), next(Countdown(0), 'none'))
it = Countdown(6)
for x in it:
    if x == 4:
        break
print(list(it), next(it, 'done'))
shared = Countdown(6)
print([(x, next(shared)) for x in shared])
for x in Countdown(2):
    for y in Countdown(2):
        print(x, y, end=';')
else:
    print('else')
