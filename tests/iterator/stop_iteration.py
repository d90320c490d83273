# StopIteration: its value, from generators, through next, yield from, for, and inside a generator.
def gen():
    got = yield 1
    print('got', got)
    yield 2
    return 'result'


g = gen()
print(next(g), g.send('sent'))
try:
    next(g)
except StopIteration as e:
    print('StopIteration', e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print('again', e.value, e.args)


def outer():
    value = yield from gen()
    yield 'outer got ' + value


print(list(outer()))


def leaks():
    yield 1
    raise StopIteration('inside')


try:
    print(list(leaks()))
except RuntimeError as e:
    print(e, type(e.__cause__).__name__)


e = StopIteration('a', 'b')
print(e.value, e.args, repr(e), StopIteration().value, isinstance(e, Exception))
