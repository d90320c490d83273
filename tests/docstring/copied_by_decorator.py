# A decorator that keeps the original's docstring elsewhere.
def copying(f):
    def wrapper(*args, **kwargs):
        "The wrapper."
        return f(*args, **kwargs)
    wrapper.doc_of_original = f.__doc__
    return wrapper

@copying
def a():
    "Text of a."
    return 1

print(a.__doc__, a.doc_of_original, a(), a.__name__)
