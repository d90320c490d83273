# The docstring of the program itself, also seen from functions and classes, and rebound.
"""This program's docstring is its first statement.

It has two paragraphs."""
print(__doc__)
print(len(__doc__), __doc__.split("\n")[0])

def show():
    "Docs of show."
    return __doc__.split()[0], show.__doc__

print(show())

class Manual:
    """Docs of Manual."""
    own = __doc__

    def get(self):
        return self.__doc__, type(self).__doc__

print(Manual.own, Manual().get())

def local():
    """Docs of local."""
    __doc__ = "a local variable"
    return __doc__, local.__doc__

print(local())
source = '"""Module text."""\nx = 1\ndef f():\n    "f text"\nclass C: "C text"\n'
space = {}
exec(source, space)
print(space["x"], space["f"](), space["C"].__name__)
__doc__ = "rebound"
print(show()[0], __doc__)

