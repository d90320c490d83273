# Decorators are evaluated downwards and applied upwards.
def note(text):
    print("evaluate", text)
    def decorate(f):
        print("apply", text, "to", f if isinstance(f, str) else f.__name__)
        return f
    return decorate

@note("first")
@note("second")
def hello(name="x"):
    return "hello " + name

print(hello("w"))

def doubled(f):
    return lambda *a, **k: f(*a, **k) * 2

def plus(n):
    def decorate(f):
        def wrapper(*args, **kwargs):
            return f(*args, **kwargs) + n
        return wrapper
    return decorate

@doubled
@plus(1)
def three():
    return 3

@plus(1)
@doubled
def three_too():
    return 3

print(three(), three_too())
