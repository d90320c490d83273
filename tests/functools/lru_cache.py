# lru_cache() and cache(): what is kept and dropped, counts, kinds of keys, methods, exceptions.
from functools import lru_cache, cache
calls = []
@lru_cache(maxsize=3)
def square(x):
    calls.append(x)
    return x * x
print([square(x) for x in (1, 2, 3, 1, 4, 2, 1)], calls, square.cache_info())
square.cache_clear()
print(square.cache_info(), square(1), square.__name__, square.__wrapped__(9), square.cache_parameters())
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info().currsize, fib.cache_info().hits)
@lru_cache
def f(*args, **kwargs):
    calls.append((args, kwargs))
    return len(calls)
del calls[:]
print(f(1), f(1.0), f(1, 2), f((1, 2)), f(a=1), f(a=1), f(a=1, b=2), f(b=2, a=1), f("a", 1), f(), f(), f(None))
print(f(1), f(1, 2), f.cache_info())
@lru_cache(maxsize=None, typed=True)
def typed(x, y=0):
    return type(x).__name__, type(y).__name__
print(typed(1), typed(1.0), typed(True), typed(1, y=2), typed(1, y=2.0), typed.cache_info())
@lru_cache(maxsize=0)
def never(x):
    return x
print(never(1), never(1), never.cache_info())
@lru_cache(2)
def fails(x):
    if x:
        raise ValueError(x)
    return x
for x in (1, 0, 1, 0):
    try:
        print(fails(x))
    except ValueError as e:
        print("ValueError", e)
print(fails.cache_info())
try:
    fails([])
except TypeError as e:
    print(e)
class A:
    @lru_cache(maxsize=10)
    def method(self, x):
        calls.append(x)
        return x + 1
a, b = A(), A()
del calls[:]
print(a.method(1), a.method(1), b.method(1), calls, A.method.cache_info().currsize)
@lru_cache(maxsize=-5)
def negative(x):
    return x
print(negative(1), negative.cache_info())
