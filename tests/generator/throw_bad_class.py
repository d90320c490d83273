# A class that makes no exception: what is wrong with it is thrown into the generator.
class Odd(Exception):
    def __new__(cls, *args):
        return cls


class Failing(Exception):
    def __init__(self):
        raise KeyError('init')


def catches():
    while True:
        try:
            yield 'waits'
        except Exception as error:
            print('inside:', type(error).__name__, error)


g = catches()
next(g)
print(g.throw(Odd))
print(g.throw(Failing))
try:
    raise Odd
except TypeError as error:
    print(error)
g = catches()
try:
    g.throw(Odd)
except TypeError as error:
    print('outside:', error)
print(list(g))
