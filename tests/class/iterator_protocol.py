# Iterators by hand: __iter__ and __next__, separate iterators, iter() with a sentinel.
class Span:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return SpanIterator(self)


class SpanIterator:
    def __init__(self, span):
        self.span, self.i = span, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.span.n:
            raise StopIteration
        self.i += 1
        return self.i


s = Span(3)
print(list(s), [(a, b) for a in s for b in s if a < b], sum(s), 3 in s, sorted(s, reverse=True))
i = iter(s)
print(next(i), [x for x in i], next(i, "done"), list(i))
a, b, c = s
print(a, b, c, max(s), list(zip(s, iter(s))), list(map(str, s)), [*s, *s])
numbers = [3, 1, 4, 0, 5]
print(list(iter(lambda: numbers.pop(0), 0)), numbers)


class Broken:
    def __iter__(self):
        return 5

class NoNext:
    def __iter__(self):
        return self

class Fails:
    def __iter__(self):
        return self
    def __next__(self):
        raise ValueError("in next")

class Endless:
    n = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        if self.n == 3:
            raise StopIteration
        return self.n

for bad in (Broken(), NoNext(), Fails(), object()):
    try:
        for x in bad:
            print("never")
    except (TypeError, ValueError) as e:
        print(str(e).split(" object at")[0])
e = Endless()
print(list(e), [next(e), next(e)])
print(dict([["a", 1], ("b", 2)]), list(enumerate(Span(2), 10)), list(filter(None, Span(0))))

