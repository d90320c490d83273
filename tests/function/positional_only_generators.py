# Positional-only parameters of generators, nested functions and decorators.
def steps(start, stop, /, step=1):
    while start < stop:
        yield start
        start += step

print(list(steps(0, 3)), list(steps(1, 9, step=3)))

def shift(by, /):
    def decorate(f, /):
        def wrapper(*args, by=by):
            return f(*args) + by
        return wrapper
    return decorate

@shift(100)
def add(a, b, /):
    return a + b

print(add(1, 2), add(1, 2, by=0))
for call in (lambda: steps(0, stop=3), lambda: shift(by=1), lambda: add(a=1, b=2), lambda: add(1)):
    try:
        call()
        print("no error")
    except TypeError as e:
        print(e)
