# __iter__ that gives no iterator, a missing __next__, and __next__ that fails or is replaced.
class Bad:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return self


class Failing:
    def __iter__(self):
        return self

    def __next__(self):
        raise ZeroDivisionError('in next')


for kind in (Bad, NoNext, Failing):
    for use in (list, lambda x: [y for y in x], lambda x: 1 in x):
        try:
            print(use(kind()))
        except (TypeError, ZeroDivisionError) as e:
            print(type(e).__name__, e)


class Partial(Failing):
    left = 3

    def __next__(self):
        self.left -= 1
        return self.left if self.left else super().__next__()


seen = []
try:
    for x in Partial():
        seen.append(x)
except ZeroDivisionError:
    print(seen)
