# Functions that make functions: memo and partial application.
def memo(f):
    cache = {}
    def wrapper(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]
    wrapper.cache = cache
    return wrapper

@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(90), len(fib.cache))

def partial(f, *args, **kwargs):
    return lambda *more, **extra: f(*args, *more, **{**kwargs, **extra})

def describe(a, b, c, sep="-"):
    return sep.join((a, b, c))

half = partial(describe, "x", sep="+")
print(half("y", "z"), half("y", "z", sep="/"), partial(half, "q")("r"))
