# Generators in closures, lambdas, and with every kind of parameter.
def toggler():
    state = False
    def flip():
        nonlocal state
        while True:
            state = not state
            yield state
    return flip(), lambda: state

flips, peek = toggler()
print(peek(), next(flips), peek(), next(flips), peek())
ids = (lambda: (yield from range(3)))
print(list(ids()), list((lambda n: (yield n))(5)))

def with_defaults(a, *args, b=2, **kw):
    yield a
    yield from args
    yield b
    yield from kw.items()

print(list(with_defaults(1, 5, 6, c=7)))
try:
    with_defaults()
except TypeError as e:
    print(e)
table = {"gen": with_defaults(0)}
print(*table["gen"], *table["gen"])
