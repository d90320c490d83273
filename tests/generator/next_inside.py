# next() that runs out inside a generator.
def reenter():
    try:
        next(g)
    except ValueError as e:
        yield str(e)

g = reenter()

def from_next():
    while True:
        yield next(source)

source = iter([1, 2])
g = from_next()
print(next(g), next(g))
try:
    next(g)
except RuntimeError as e:
    print(e)
