# Docstrings of functions, classes, methods, properties and generators.
"The module's own docstring is not the first statement after a comment? It is."

def f():
    "single quotes"

def g(a, b=1):
    """First line.

    Second paragraph with "quotes" and a tab\tescape.
    """
    return a

def h():
    r"""raw \n stays"""
    "not part of it"

def none():
    x = "not a docstring"
    return x

def not_first():
    pass
    "too late"

def formatted():
    f"an f-string is no docstring"

def joined():
    "adjacent " "literals " \
    'count'

class C:
    "About C."

    def method(self):
        """About method."""

    @property
    def p(self):
        "About p."
        return 1

    @classmethod
    def c(cls):
        "About c."

    class Inner:
        pass

class D(C):
    def method(self):
        return super().method()

def gen():
    "A generator."
    yield 1

print(__doc__)
for thing in (f, g, h, none, not_first, formatted, joined, C, C.method, C().method, C.p, C.c, C.Inner, D, D.method, gen, lambda: 0):
    print(repr(thing.__doc__))
print(f(), g("g"), h(), none(), joined(), next(gen()))

