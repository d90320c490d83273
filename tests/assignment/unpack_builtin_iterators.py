# Unpacking items(), map, zip and generator expressions.
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


a, b, c = Countdown(3)
(k1, v1), (k2, v2) = {"a": 1, "b": 2}.items()
print(k1, v1, k2, v2)
one, two = map(str, (1, 2))
three, four = zip("ab", "cd")
print(one + two, three, four, end="\n\n")
*evens, last = (n for n in range(10) if not n % 2)
print(evens, last)
