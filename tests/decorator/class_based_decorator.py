# A decorator that is a class with __call__ and __get__.
class CountCalls:
    def __init__(self, f):
        self.f, self.calls = f, 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)

    def __get__(self, obj, cls):
        return lambda *args: self(obj, *args)


@CountCalls
def square(x):
    return x * x


class Uses:
    @CountCalls
    def method(self, x):
        return self.factor * x
    factor = 3


print(square(3), square(4), square.calls, Uses().method(5), Uses().method(6))
