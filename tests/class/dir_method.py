# object.__dir__ and __init_subclass__ called by name.
class A:
    x = 1

    def __init__(self):
        self.own = 2

    def __dir__(self):
        return ['more'] + [n for n in super().__dir__() if not n.startswith('_')]


print(dir(A()), sorted(A().__dir__()))


def outer():
    class B(A, spam=1):
        pass


try:
    outer()
except TypeError as e:
    print(e)
