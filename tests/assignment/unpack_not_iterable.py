# Unpacking what is no iterable; __iter__ = None.
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


class NotIterable:
    __iter__ = None
for bad in (NotIterable(), 3, None, Countdown):
    try:
        p, q = bad
    except TypeError as e:
        print(e)
