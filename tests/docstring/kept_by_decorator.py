# Decorators that return the function keep its docstring.
def copying(f):
    def wrapper(*args, **kwargs):
        "The wrapper."
        return f(*args, **kwargs)
    wrapper.doc_of_original = f.__doc__
    return wrapper

def same(f):
    return f

@same
@same
def b(x=2):
    "Text of b."
    return x

@copying
@same
def c():
    """Text
    of c."""
print(b.__doc__, b(), b.__name__)
print(repr(c.doc_of_original), c.__doc__)
