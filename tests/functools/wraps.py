# wraps() and update_wrapper(): names, docstring, attributes, __wrapped__; decorators with arguments.
from functools import wraps, update_wrapper, WRAPPER_ASSIGNMENTS
def logged(prefix):
    def decorate(f):
        @wraps(f)
        def wrapper(*args, **kwargs):
            return prefix, f(*args, **kwargs)
        return wrapper
    return decorate
def plain(a, b=2):
    "What it does."
    return a + b
plain.tag = [1]
f = logged("call")(plain)
print(f(1), f.__name__, f.__qualname__, f.__doc__, f.__module__, f.tag is plain.tag, f.__wrapped__ is plain)
@logged("outer")
@logged("inner")
def g():
    return g.__name__
print(g(), g.__wrapped__.__wrapped__.__name__)
class Callable:
    def __call__(self):
        return "called"
def wrapper():
    return "w"
u = update_wrapper(wrapper, Callable())
print(u is wrapper, u.__name__, hasattr(u.__wrapped__, "__call__"))
h = update_wrapper(lambda: 0, plain, assigned=("__name__",), updated=())
print(h.__name__, h.__qualname__, hasattr(h, "tag"), "__name__" in WRAPPER_ASSIGNMENTS)
@wraps(len)
def size(x):
    return len(x)
print(size.__name__, size("abc"))
