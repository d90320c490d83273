# Any expression may be a decorator, and may return anything.
def doubled(f):
    return lambda *a, **k: f(*a, **k) * 2

def plus(n):
    def decorate(f):
        def wrapper(*args, **kwargs):
            return f(*args, **kwargs) + n
        return wrapper
    return decorate
table = {"d": doubled}
@table["d"]
def a(): return "a"
@(lambda f: [f(), "in a list"])
def b(): return "b"
@str.upper
@lambda f: f.__name__
def c(): pass
@plus(10) if True else doubled
def d(): return 1
print(a(), b, c, d())
